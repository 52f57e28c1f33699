package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The policy and every baseline in one table, on simulated claims and on recorded chains. */
final class RulesView extends EvidenceTables {
    private static final double HALF = 240;
    private static final double FIGURE_EMS = 6.4;
    private static final double INTERVAL_EMS = 10.8;

    /** A rule with the decimals of its table. */
    private record Line(PolicyRow row, Compared.Part part, Amounts amounts) {}

    private final Label heading = new Label();
    private final LiveTable<Line> rows;
    private final LiveTable<Line> recorded;
    private final Region below;

    RulesView(DeskContext context, ExportTarget exports) {
        super(exports, "evidence-rules");
        this.rows = table(context, "All rules of the trial");
        this.recorded = table(context, "All rules on recorded chains");
        rows.explainEmptiness("The trial holds no rows.");
        below = section(new Label("On recorded chains, a period is a day, USD"), recorded, HALF);
        body(section(heading, rows, HALF), below);
    }

    private static LiveTable<Line> table(DeskContext context, String name) {
        return new LiveTable<>(
                        context,
                        name,
                        line -> line.part() + line.row().name() + line.row().dial(),
                        columns())
                .marked("chosen", line -> line.part() == Compared.Part.OWN);
    }

    LiveTable<?> rows() {
        return rows;
    }

    @Override
    String headline(Compared chosen) {
        Optional<PolicyRow> own = chosen.own().own();
        Optional<PolicyRow> best = chosen.own().best();
        if (own.isEmpty() || best.isEmpty()) {
            return "Rules   no baseline to set it against";
        }
        Amounts amounts = Amounts.of(
                own.get().shortfall(), best.get().shortfall(), own.get().shortfallLessBest());
        Estimate less = own.get().shortfallLessBest();
        return "Rules   ES 95 of " + chosen.own().policy() + " "
                + amounts.plain(own.get().shortfall().value()) + ", of "
                + best.get().name() + ", the best baseline, "
                + amounts.plain(best.get().shortfall().value()) + ": " + amounts.signed(less.value()) + ", 90 % "
                + amounts.interval(less);
    }

    @Override
    String detail(Compared chosen) {
        return chosen.context()
                + " · a period is the life of a claim, or a day of a recorded book · intervals hold 90 %";
    }

    @Override
    void fill(Compared chosen) {
        heading.setText("A period is a claim or a day, " + chosen.own().money());
        rows.show(lines(chosen, PolicyEvidence::rows));
        List<Line> onChains = lines(chosen, PolicyEvidence::recordedRows);
        recorded.show(onChains);
        below.setVisible(!onChains.isEmpty());
        below.setManaged(!onChains.isEmpty());
    }

    private static List<Line> lines(Compared chosen, Function<PolicyEvidence, List<PolicyRow>> of) {
        List<PolicyRow> own = of.apply(chosen.own());
        List<PolicyRow> others = chosen.other()
                .map(of)
                .map(all -> all.stream().filter(row -> row.role() == Role.TRIED).toList())
                .orElse(List.of());
        Amounts amounts = Amounts.of(Stream.concat(own.stream(), others.stream())
                .flatMap(row -> Stream.of(row.meanProfit(), row.meanCost(), row.shortfall()))
                .toArray(Estimate[]::new));
        List<Line> lines = new ArrayList<>();
        own.forEach(row -> lines.add(new Line(row, chosen.part(row.name(), row.role()), amounts)));
        others.forEach(row -> lines.add(new Line(row, Compared.Part.OTHER, amounts)));
        return lines;
    }

    @Override
    String csv() {
        return rows.csv() + "\n" + recorded.csv();
    }

    private static List<LiveColumn<Line>> columns() {
        List<LiveColumn<Line>> columns = new ArrayList<>();
        columns.add(
                LiveColumn.<Line>words("rule", "Rule", 12, line -> line.row().name())
                        .hover(line -> line.row().name()));
        columns.add(LiveColumn.<Line>figures(
                        "dial",
                        "Dial",
                        4.4,
                        line -> line.row().dial(),
                        line -> EvidenceWords.dial(line.row().dial()))
                .explained("The setting of the rule"));
        columns.add(LiveColumn.<Line>words("role", "Is", 7, RulesView::role).styled("dim"));
        estimate(
                columns,
                "es",
                "ES 95",
                "Mean of the worst twentieth of periods, a positive loss",
                PolicyRow::shortfall);
        estimate(
                columns,
                "less",
                "− best",
                "Its ES 95 less the best baseline's: below zero is better",
                PolicyRow::shortfallLessBest);
        estimate(columns, "cost", "Mean cost", "Of hedging for a period", PolicyRow::meanCost);
        columns.add(LiveColumn.<Line>figures(
                        "turnover",
                        "Turnover",
                        6.4,
                        line -> line.row().turnover(),
                        line -> Numbers.compact(line.row().turnover()))
                .explained("Traded in a period: units of the underlying for claims, USD for recorded books"));
        estimate(columns, "profit", "Mean P&L", "Of a period after costs", PolicyRow::meanProfit);
        columns.add(LiveColumn.<Line>figures(
                        "sharpe",
                        "Sharpe",
                        5.4,
                        line -> line.row().sharpe(),
                        line -> Numbers.fixed(line.row().sharpe(), 3))
                .explained("Mean over deviation of a period, not annualised"));
        columns.add(LiveColumn.<Line>figures(
                        "periods",
                        "n",
                        4.6,
                        line -> line.row().periods(),
                        line -> Numbers.count(line.row().periods()))
                .explained("Periods")
                .styled("dim"));
        return columns;
    }

    private static String role(Line line) {
        return switch (line.part()) {
            case OWN -> "policy";
            case OTHER -> "compared";
            case BEST -> "best baseline";
            case REST -> "baseline";
            case CONTROL -> "control";
        };
    }

    private static void estimate(
            List<LiveColumn<Line>> columns, String id, String title, String meaning, Function<PolicyRow, Estimate> of) {
        boolean isSigned = !id.equals("es") && !id.equals("cost");
        columns.add(LiveColumn.<Line>figures(
                        id,
                        title,
                        FIGURE_EMS,
                        line -> of.apply(line.row()).value(),
                        line -> isSigned
                                ? line.amounts().signed(of.apply(line.row()).value())
                                : line.amounts().plain(of.apply(line.row()).value()))
                .explained(meaning));
        columns.add(LiveColumn.<Line>figures(
                        id + "range",
                        "90 %",
                        INTERVAL_EMS,
                        _ -> Double.NaN,
                        line -> line.amounts().interval(of.apply(line.row())))
                .explained("90 % interval of " + title)
                .exact(line -> exact(of.apply(line.row())))
                .styled("dim"));
    }

    private static String exact(Estimate estimate) {
        return Double.isFinite(estimate.low() + estimate.high())
                ? Numbers.exact(estimate.low()) + " .. " + Numbers.exact(estimate.high())
                : "";
    }
}
