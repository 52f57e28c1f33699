package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.BarRow;
import gammadesk.views.chart.BarRows;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ChoiceChip;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.evidence.Compared.Part;
import gammadesk.views.fx.DeskContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The policy, the one beside it and the best baseline under every stress, the worst stress of the policy first. */
final class StressView extends EvidenceChart {
    private static final Look LOOK = new Look("evidence-stress", Zoom.VERTICAL, new Margins(0.4, 6, 2, 13));
    private static final String INDENT = "   ";

    /** A row under a stress and what it is. */
    private record Drawn(StressRow row, Part part) {}

    private final ChoiceChip<StressMeasure> chip =
            new ChoiceChip<>("What is told of a stress (M for the next)", StressMeasure::label, this::choose);
    private final ChoiceChip<Boolean> scope =
            new ChoiceChip<>("Which rules are shown", StressView::scope, this::chooseScope);
    private final ChoiceChip<Boolean> source = new ChoiceChip<>(
            "Stresses that were made up, or the recordings one by one", StressView::source, this::chooseSource);
    private StressMeasure measure = StressMeasure.SHORTFALL;
    private boolean everyRule;
    private boolean recorded;
    private List<Drawn> drawn = List.of();
    private List<BarRow> bars = List.of();

    StressView(DeskContext context, ExportTarget exports) {
        super(context, exports, LOOK, "under stress", plot -> plot);
        chip.offer(List.of(StressMeasure.values()), measure);
        scope.offer(List.of(false, true), everyRule);
        frame().controls(source.node(), scope.node(), chip.node());
        plot().addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    private static String scope(boolean isEveryRule) {
        return isEveryRule ? "every rule" : "policy and best";
    }

    private static String source(boolean isRecorded) {
        return isRecorded ? "recordings" : "stresses";
    }

    MenuButton source() {
        return source.node();
    }

    private void chooseSource(boolean isRecorded) {
        recorded = isRecorded;
        viewport().reset();
        relay();
    }

    private List<StressRow> rows(PolicyEvidence evidence) {
        return recorded ? evidence.recordedStresses() : evidence.stresses();
    }

    private void chooseScope(boolean isEveryRule) {
        everyRule = isEveryRule;
        scope.offer(List.of(false, true), everyRule);
        viewport().reset();
        relay();
    }

    private void choose(StressMeasure chosen) {
        measure = chosen;
        chip.offer(List.of(StressMeasure.values()), measure);
        viewport().reset();
        relay();
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.M && !event.isShortcutDown()) {
            List<StressMeasure> all = List.of(StressMeasure.values());
            choose(all.get((all.indexOf(measure) + 1) % all.size()));
            event.consume();
        }
    }

    @Override
    Optional<String> missing(PolicyEvidence evidence) {
        return EvidenceWords.missing(
                evidence.stresses().isEmpty() && evidence.recordedStresses().isEmpty(), evidence, "stress");
    }

    @Override
    protected String headline(Compared chosen) {
        return measure.sentence(recorded ? "USD" : chosen.own().money());
    }

    @Override
    protected String detail(Compared chosen) {
        long stresses =
                rows(chosen.own()).stream().map(StressRow::stress).distinct().count();
        return stresses + (recorded ? " recordings" : " stresses") + ", the policy's worst first";
    }

    @Override
    protected void place(Compared chosen) {
        List<Boolean> sources = Stream.of(false, true)
                .filter(each ->
                        !(each ? chosen.own().recordedStresses() : chosen.own().stresses()).isEmpty())
                .toList();
        recorded = sources.contains(recorded) ? recorded : sources.getFirst();
        source.offer(sources, recorded);
        source.node().setVisible(sources.size() > 1);
        source.node().setManaged(sources.size() > 1);
        drawn = rows(chosen);
        List<StressRow> all = drawn.stream().map(Drawn::row).toList();
        bars = drawn.stream().map(each -> bar(each, all)).toList();
        BarRows.home(viewport(), BarRows.amounts(bars), bars.size());
        List<Label> keys = new ArrayList<>();
        keys.add(key(chosen.own().policy(), colours().own(), 8));
        chosen.other().ifPresent(other -> keys.add(key(other.policy(), colours().other(), 8)));
        chosen.own()
                .bestBaseline()
                .ifPresent(
                        best -> keys.add(key(best + ", best baseline", colours().best(), 8)));
        if (everyRule) {
            keys.add(key("other baselines", colours().rest(), 8));
        }
        keys(keys);
    }

    private BarRow bar(Drawn each, List<StressRow> all) {
        boolean isFirst = each.part() == Part.OWN;
        String name = isFirst ? each.row().stress() : INDENT + each.row().policy();
        double value = measure.of(each.row());
        return new BarRow(name, 0, value, colours().of(each.part()), measure.words(each.row(), all), isFirst);
    }

    private List<Drawn> rows(Compared chosen) {
        Map<String, List<Drawn>> byStress = new LinkedHashMap<>();
        rows(chosen.own()).stream()
                .map(row -> new Drawn(row, chosen.part(row.policy(), row.role())))
                .filter(each -> everyRule || each.part() == Part.OWN || each.part() == Part.BEST)
                .forEach(each -> byStress.computeIfAbsent(each.row().stress(), _ -> new ArrayList<>())
                        .add(each));
        chosen.other().stream()
                .flatMap(other -> rows(other).stream())
                .filter(row -> row.role() == Role.TRIED && byStress.containsKey(row.stress()))
                .forEach(row ->
                        byStress.getOrDefault(row.stress(), new ArrayList<>()).add(new Drawn(row, Part.OTHER)));
        return byStress.values().stream()
                .sorted((one, two) -> Double.compare(worst(two), worst(one)))
                .flatMap(rows -> rows.stream().sorted((one, two) -> one.part().compareTo(two.part())))
                .toList();
    }

    private double worst(List<Drawn> rows) {
        return rows.stream()
                .filter(each -> each.part() == Part.OWN)
                .mapToDouble(each -> measure.of(each.row()))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        if (drawn().isEmpty()) {
            return;
        }
        Axes.horizontal(
                graphics,
                area,
                palette(),
                value -> measure.isShare() ? EvidenceWords.axis(100 * value) + " %" : EvidenceWords.axis(value));
        BarRows.draw(graphics, area, palette(), bars, false);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().ifPresent(at -> {
            double y = Axes.crisp(at.getY());
            Axes.line(graphics, palette().crosshair(), area.left(), y, area.right(), y);
        });
    }

    @Override
    protected String readout(Compared chosen, PlotFrame area, Point2D at) {
        int row = BarRows.at(area, at.getY(), drawn.size());
        if (row < 0) {
            return "";
        }
        StressRow found = drawn.get(row).row();
        List<StressRow> all = drawn.stream().map(Drawn::row).toList();
        return found.policy() + " under " + found.stress() + ": " + found.words() + " · "
                + List.of(StressMeasure.values()).stream()
                        .map(each -> each.label().toLowerCase(Locale.ROOT) + " " + each.words(found, all))
                        .collect(Collectors.joining(" · "));
    }

    @Override
    protected String csv(Compared chosen) {
        StringBuilder text = new StringBuilder(
                "stress,words,rule,role,mean_loss,es95,worst_loss,breach_share,refused_share,recovery_steps,"
                        + "unrecovered_share\n");
        drawn.forEach(each -> text.append(CsvLine.of(
                each.row().stress(),
                each.row().words(),
                each.row().policy(),
                each.row().role(),
                each.row().meanLoss(),
                each.row().shortfall(),
                each.row().worstLoss(),
                each.row().breachShare(),
                each.row().refusedShare(),
                each.row().recoverySteps(),
                each.row().unrecoveredShare())));
        return text.toString();
    }
}
