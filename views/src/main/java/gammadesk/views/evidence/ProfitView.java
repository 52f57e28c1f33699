package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.ProfitHistogram;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.evidence.Compared.Part;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.fx.DeskContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;

/** How the profits of periods are spread: the policy filled, the others as steps. */
final class ProfitView extends EvidenceChart {
    private static final Look LOOK = new Look("evidence-profits", Zoom.HORIZONTAL, new Margins(1.6, 1.6, 2, 4.2));
    private static final double ROOM = 1.12;
    private static final double FIRST_LINE = 0.9;
    private static final double SECOND_LINE = 2.3;

    /** Steps and what they are. */
    private record Drawn(ProfitHistogram histogram, Part part) {}

    private List<Drawn> all = List.of();

    ProfitView(DeskContext context, ExportTarget exports) {
        super(context, exports, LOOK, "profits", plot -> plot);
    }

    @Override
    Optional<String> missing(PolicyEvidence evidence) {
        return EvidenceWords.missing(evidence.profits().isEmpty(), evidence, "spread of profits");
    }

    @Override
    protected String headline(Compared chosen) {
        return "P&L of a period after costs, " + chosen.own().money() + ", share of periods"
                + chosen.own()
                        .own()
                        .map(row -> {
                            Amounts amounts = Amounts.of(row.meanProfit(), row.shortfall());
                            return "   mean " + amounts.signed(row.meanProfit().value()) + ", ES 95 "
                                    + amounts.plain(row.shortfall().value());
                        })
                        .orElse("");
    }

    @Override
    protected String detail(Compared chosen) {
        return "what lies beyond the ends is counted in the outermost bins";
    }

    @Override
    protected void place(Compared chosen) {
        List<Drawn> drawn = new ArrayList<>();
        chosen.own().profits().forEach(each -> drawn.add(new Drawn(each, chosen.part(each.name(), each.role()))));
        chosen.other().stream()
                .flatMap(other -> other.profits().stream())
                .filter(each -> each.role() == Role.TRIED)
                .forEach(each -> drawn.add(new Drawn(each, Part.OTHER)));
        drawn.sort(Comparator.comparingInt((Drawn each) -> each.part() == Part.OWN ? 0 : 1)
                .thenComparing(Drawn::part, Comparator.reverseOrder()));
        all = List.copyOf(drawn);
        double[] edges = all.stream()
                .flatMapToDouble(each -> Arrays.stream(each.histogram().edges().toArray()))
                .toArray();
        double most = all.stream()
                .flatMapToDouble(each -> Arrays.stream(each.histogram().shares().toArray()))
                .max()
                .orElse(1);
        Range xs = Curves.extent(edges, Range.UNIT);
        Range ys = new Range(0, Math.max(most, 1e-6) * ROOM);
        viewport().home(xs, ys, xs, ys);
        legend(chosen);
    }

    private void legend(Compared chosen) {
        EvidenceColours colours = colours();
        List<Label> keys = new ArrayList<>();
        keys.add(key(chosen.own().policy(), colours.own(), 8));
        chosen.other().ifPresent(other -> keys.add(key(other.policy(), colours.other(), 2)));
        chosen.own().bestBaseline().ifPresent(best -> keys.add(key(best + ", best baseline", colours.best(), 1.6)));
        if (all.stream().anyMatch(each -> each.part() == Part.REST)) {
            keys.add(key("other baselines", colours.rest(), 1));
        }
        keys(keys);
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        if (drawn().isEmpty()) {
            return;
        }
        Axes.vertical(graphics, area, palette(), share -> EvidenceWords.axis(100 * share) + " %");
        Axes.horizontal(graphics, area, palette(), EvidenceWords::axis);
        Axes.clip(graphics, area);
        all.forEach(each -> steps(graphics, area, each));
        graphics.restore();
        Axes.upright(graphics, area, palette().zero(), 0, "0", FIRST_LINE);
        drawn().flatMap(chosen -> chosen.own().own()).ifPresent(row -> marks(graphics, area, row));
    }

    private void marks(GraphicsContext graphics, PlotFrame area, PolicyRow row) {
        Axes.upright(graphics, area, colours().own(), row.meanProfit().value(), "mean", SECOND_LINE);
        Axes.upright(graphics, area, colours().own(), -row.shortfall().value(), "−ES 95", FIRST_LINE);
    }

    private void steps(GraphicsContext graphics, PlotFrame area, Drawn each) {
        double[][] outline = outline(each.histogram(), area);
        if (each.part() == Part.OWN) {
            graphics.setFill(EvidenceColours.band(colours().own()).deriveColor(0, 1, 1, 2.4));
            graphics.fillPolygon(outline[0], outline[1], outline[0].length);
        }
        graphics.setStroke(colours().of(each.part()));
        graphics.setLineWidth(EquityView.width(each.part()));
        graphics.strokePolyline(outline[0], outline[1], outline[0].length);
        graphics.setLineWidth(1);
    }

    private static double[][] outline(ProfitHistogram histogram, PlotFrame area) {
        int bins = histogram.shares().size();
        double[] xs = new double[2 * bins + 2];
        double[] ys = new double[2 * bins + 2];
        for (int bin = 0; bin <= bins; bin++) {
            double x = area.x(histogram.edges().get(bin));
            xs[2 * bin] = x;
            xs[2 * bin + 1] = x;
            ys[2 * bin] = area.y(bin == 0 ? 0 : histogram.shares().get(bin - 1));
            ys[2 * bin + 1] = area.y(bin == bins ? 0 : histogram.shares().get(bin));
        }
        return new double[][] {xs, ys};
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().ifPresent(at -> {
            Axes.cursor(graphics, area, palette(), at.getX());
        });
    }

    @Override
    protected String readout(Compared chosen, PlotFrame area, Point2D at) {
        double x = area.xAt(at.getX());
        Amounts amounts = Amounts.of(all.stream()
                .flatMapToDouble(each -> Arrays.stream(each.histogram().edges().toArray())));
        return all.stream()
                .findFirst()
                .flatMap(first -> bin(first.histogram(), x)
                        .map(bin -> amounts.signed(first.histogram().edges().get(bin)) + " to "
                                + amounts.signed(first.histogram().edges().get(bin + 1)) + ": "))
                .map(range -> range + shares(x))
                .orElse("");
    }

    private String shares(double x) {
        return all.stream()
                .sorted(Comparator.comparing(Drawn::part))
                .flatMap(each -> bin(each.histogram(), x)
                        .map(bin -> each.histogram().name() + " "
                                + EvidenceWords.share(each.histogram().shares().get(bin)))
                        .stream())
                .collect(Collectors.joining(" · "));
    }

    private static Optional<Integer> bin(ProfitHistogram histogram, double x) {
        return IntStream.range(0, histogram.shares().size())
                .filter(bin -> x >= histogram.edges().get(bin)
                        && x <= histogram.edges().get(bin + 1))
                .boxed()
                .findFirst();
    }

    @Override
    protected String csv(Compared chosen) {
        StringBuilder text = new StringBuilder("rule,role,from,to,share\n");
        for (Drawn each : all) {
            ProfitHistogram histogram = each.histogram();
            for (int bin = 0; bin < histogram.shares().size(); bin++) {
                text.append(CsvLine.of(
                        histogram.name(),
                        histogram.role(),
                        histogram.edges().get(bin),
                        histogram.edges().get(bin + 1),
                        histogram.shares().get(bin)));
            }
        }
        return text.toString();
    }
}
