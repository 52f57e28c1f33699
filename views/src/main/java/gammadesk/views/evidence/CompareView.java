package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.DataRange;
import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.views.chart.ChoiceChip;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/**
 * Two settings side by side, headline by headline with intervals and difference: of two policies, of one policy, or a
 * policy and its best baseline.
 */
final class CompareView extends EvidenceTables {
    private static final double HEIGHT = 380;
    private static final Amounts PROBABILITY = new Amounts(3);
    private static final Amounts DAYS = new Amounts(1);
    private static final Amounts COUNT = new Amounts(0);

    /** A headline of both. */
    private record Line(String group, String measure, Estimate own, Estimate other, Estimate less, Amounts amounts) {}

    private final LiveTable<Line> table;
    private final ChoiceChip<String> left = new ChoiceChip<>("The one", name -> name, this::chooseLeft);
    private final ChoiceChip<String> right = new ChoiceChip<>("The other", name -> name, this::chooseRight);
    private final FlowPane bar = new FlowPane(6, 3);
    private final Label note = new Label();
    private String leftWish = "";
    private String rightWish = "";

    CompareView(DeskContext context, ExportTarget exports) {
        super(exports, "evidence-compared");
        this.table =
                new LiveTable<>(context, "Headlines side by side", line -> line.group() + line.measure(), columns());
        table.explainEmptiness("The trial holds no rows on recorded chains to set side by side.");
        left.node().setId("evidence-left");
        right.node().setId("evidence-right");
        bar.getChildren().setAll(left.node(), new Label("against"), right.node());
        bar.setAlignment(Pos.CENTER_LEFT);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("evidence-facts");
        body(bar, note, section(new Label("Headlines, intervals hold 90 %"), table, HEIGHT));
    }

    private void chooseLeft(String name) {
        leftWish = name;
        again();
    }

    private void chooseRight(String name) {
        rightWish = name;
        again();
    }

    @Override
    String headline(Compared chosen) {
        return bar.isVisible()
                ? "Side by side   " + left.node().getText() + " against "
                        + right.node().getText()
                : "Side by side   nothing to set beside";
    }

    @Override
    String detail(Compared chosen) {
        return chosen.context() + " · below zero is less of it than the other's";
    }

    @Override
    void fill(Compared chosen) {
        PolicyEvidence other = chosen.other().orElse(chosen.own());
        List<PolicyRow> ours = tried(chosen.own());
        List<PolicyRow> theirs =
                chosen.other().isPresent() ? tried(other) : chosen.own().recordedRows();
        boolean isThere = !ours.isEmpty() && !theirs.isEmpty();
        bar.setVisible(isThere);
        note.setVisible(isThere);
        if (!isThere) {
            table.show(List.of());
            return;
        }
        PolicyRow one = chosen(ours, leftWish, ours.getFirst());
        List<PolicyRow> rest = theirs.stream().filter(row -> !row.equals(one)).toList();
        PolicyRow two = rest.isEmpty() ? one : chosen(rest, rightWish, usual(chosen, rest));
        left.offer(ours.stream().map(PolicyRow::name).toList(), one.name());
        right.offer(
                rest.isEmpty()
                        ? List.of(one.name())
                        : rest.stream().map(PolicyRow::name).toList(),
                two.name());
        boolean isSameData = hashes(chosen.own()).equals(hashes(other));
        note.setText(note(isSameData, two));
        table.show(lines(chosen, one, two));
    }

    private static List<PolicyRow> tried(PolicyEvidence evidence) {
        return evidence.recordedRows().stream()
                .filter(row -> row.role() == Role.TRIED)
                .toList();
    }

    private static PolicyRow chosen(List<PolicyRow> rows, String wish, PolicyRow usual) {
        return rows.stream().filter(row -> row.name().equals(wish)).findFirst().orElse(usual);
    }

    /** Beside another policy its first setting, else the best baseline. */
    private static PolicyRow usual(Compared chosen, List<PolicyRow> rows) {
        return chosen.other().isPresent()
                ? rows.getFirst()
                : rows.stream().filter(CompareView::isBest).findFirst().orElse(rows.getFirst());
    }

    private static boolean isBest(PolicyRow row) {
        return row.role() == Role.BASELINE
                && Double.isNaN(row.shortfallLessBest().value());
    }

    private static List<String> hashes(PolicyEvidence evidence) {
        return evidence.provenance().data().stream().map(DataRange::hash).toList();
    }

    private static String note(boolean isSameData, PolicyRow two) {
        if (!isSameData) {
            return "They were tried on different data: what differs may be the data's doing, and the intervals of differences "
                    + "say nothing about that.";
        }
        return isBest(two)
                ? "The same data. The interval of the difference in ES 95 is measured day by day on both; the others are put "
                        + "together from both intervals, which is wide where both move together."
                : "The same data. Intervals of differences are put together from both intervals, which is wide where both "
                        + "move together.";
    }

    private static List<Line> lines(Compared chosen, PolicyRow one, PolicyRow two) {
        List<Line> lines = new ArrayList<>();
        Estimate paired = isBest(two) ? one.shortfallLessBest() : Estimate.UNKNOWN;
        lines.add(line("recorded, USD a day", "ES 95", one.shortfall(), two.shortfall(), paired));
        lines.add(line("recorded, USD a day", "Mean cost", one.meanCost(), two.meanCost(), Estimate.UNKNOWN));
        lines.add(line("recorded, USD a day", "Mean P&L", one.meanProfit(), two.meanProfit(), Estimate.UNKNOWN));
        lines.add(line(
                "recorded, USD a day", "Turnover", plain(one.turnover()), plain(two.turnover()), Estimate.UNKNOWN));
        lines.add(line("recorded", "Sharpe of a day", plain(one.sharpe()), plain(two.sharpe()), Estimate.UNKNOWN));
        chosen.other().ifPresent(other -> add(lines, chosen.own(), other));
        return lines;
    }

    /** What only a whole trial has. */
    private static void add(List<Line> lines, PolicyEvidence own, PolicyEvidence other) {
        if (own.money().equals(other.money())
                && own.own().isPresent()
                && other.own().isPresent()) {
            String group = "simulated, " + own.money();
            PolicyRow one = own.own().get();
            PolicyRow two = other.own().get();
            lines.add(line(group, "ES 95, simulated", one.shortfall(), two.shortfall(), Estimate.UNKNOWN));
            lines.add(line(group, "Mean cost, simulated", one.meanCost(), two.meanCost(), Estimate.UNKNOWN));
            lines.add(line(group, "ES 95 of the worst stress", worst(own), worst(other), Estimate.UNKNOWN));
        }
        both(
                lines,
                PROBABILITY,
                "PBO",
                own,
                other,
                one -> one.overfitting().map(pbo -> pbo.probability()).orElse(Double.NaN));
        both(
                lines,
                PROBABILITY,
                "Deflated Sharpe",
                own,
                other,
                one -> one.deflated().map(ratio -> ratio.probability()).orElse(Double.NaN));
        both(lines, DAYS, "Recorded days", own, other, one -> one.provenance().recordedDays());
        both(lines, COUNT, "Runs on record", own, other, one -> one.trials().size());
        both(
                lines,
                COUNT,
                "Measures against it",
                own,
                other,
                one -> one.admission().against().size());
    }

    private static void both(
            List<Line> lines,
            Amounts amounts,
            String measure,
            PolicyEvidence own,
            PolicyEvidence other,
            ToDoubleFunction<PolicyEvidence> number) {
        Estimate one = plain(number.applyAsDouble(own));
        Estimate two = plain(number.applyAsDouble(other));
        lines.add(new Line("court", measure, one, two, less(one, two), amounts));
    }

    private static Estimate worst(PolicyEvidence evidence) {
        return plain(evidence.stresses().stream()
                .filter(row -> row.role() == Role.TRIED)
                .mapToDouble(row -> row.shortfall())
                .max()
                .orElse(Double.NaN));
    }

    private static Estimate plain(double value) {
        return new Estimate(value, Double.NaN, Double.NaN);
    }

    private static Line line(String group, String measure, Estimate own, Estimate other, Estimate paired) {
        Estimate less = Double.isNaN(paired.value()) ? less(own, other) : paired;
        return new Line(group, measure, own, other, less, Amounts.of(own, other, less));
    }

    /** As if both were drawn apart from each other. */
    private static Estimate less(Estimate own, Estimate other) {
        double less = own.value() - other.value();
        return new Estimate(
                less,
                less - Math.hypot(own.value() - own.low(), other.high() - other.value()),
                less + Math.hypot(own.high() - own.value(), other.value() - other.low()));
    }

    @Override
    String csv() {
        return table.csv();
    }

    private static List<LiveColumn<Line>> columns() {
        return List.of(
                LiveColumn.words("measure", "Headline", 13, Line::measure),
                value("own", "The one", Line::own, false),
                value("other", "The other", Line::other, false),
                value("less", "Difference", Line::less, true).explained("The one less the other"),
                range("less", "Difference", Line::less),
                LiveColumn.words("group", "Of", 13, Line::group).styled("dim"),
                range("own", "The one", Line::own),
                range("other", "The other", Line::other));
    }

    private static LiveColumn<Line> value(String id, String title, Function<Line, Estimate> of, boolean isSigned) {
        return LiveColumn.figures(
                id,
                title,
                7,
                line -> of.apply(line).value(),
                line -> isSigned
                        ? line.amounts().signed(of.apply(line).value())
                        : line.amounts().plain(of.apply(line).value()));
    }

    private static LiveColumn<Line> range(String id, String title, Function<Line, Estimate> of) {
        return LiveColumn.<Line>figures(
                        id + "range",
                        title.equals("Difference") ? "its 90 %" : title + ", 90 %",
                        11,
                        _ -> Double.NaN,
                        line -> line.amounts().interval(of.apply(line)))
                .explained("90 % interval of “" + title + "”")
                .exact(line -> exact(of.apply(line)))
                .styled("dim");
    }

    private static String exact(Estimate estimate) {
        return Double.isFinite(estimate.low() + estimate.high())
                ? Numbers.exact(estimate.low()) + " .. " + Numbers.exact(estimate.high())
                : "";
    }
}
