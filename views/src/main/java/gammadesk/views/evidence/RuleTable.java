package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.ForwardRow;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules beside each other, the policy marked. */
final class RuleTable {
    private static final double FIGURE_EMS = 6.4;
    private static final double INTERVAL_EMS = 10.8;

    /** A rule with its setting in words and the decimals of its table. */
    record Line(PolicyRow row, String dial, Compared.Part part, Amounts amounts) {}

    private final LiveTable<Line> table;

    RuleTable(DeskContext context, String name) {
        table = new LiveTable<>(
                        context,
                        name,
                        line -> line.part() + line.row().name() + line.row().dial(),
                        columns())
                .marked("chosen", line -> line.part() == Compared.Part.OWN);
    }

    LiveTable<Line> table() {
        return table;
    }

    /** Rows whose settings are their own. */
    static List<ForwardRow> settled(List<PolicyRow> rows) {
        return rows.stream()
                .map(row -> new ForwardRow(row, List.of(row.dial())))
                .toList();
    }

    /** The rows of what is chosen, and those of the policy beside it. Whether there are any. */
    boolean show(Compared chosen, Function<PolicyEvidence, List<ForwardRow>> of) {
        List<ForwardRow> own = of.apply(chosen.own());
        List<ForwardRow> others = chosen.other()
                .map(of)
                .map(all -> all.stream()
                        .filter(one -> one.row().role() == Role.TRIED)
                        .toList())
                .orElse(List.of());
        Amounts amounts = Amounts.of(Stream.concat(own.stream(), others.stream())
                .map(ForwardRow::row)
                .flatMap(row -> Stream.of(row.meanProfit(), row.meanCost(), row.shortfall()))
                .toArray(Estimate[]::new));
        List<Line> lines = new ArrayList<>();
        own.forEach(one -> lines.add(line(one, part(one.row()), amounts)));
        others.forEach(one -> lines.add(line(one, Compared.Part.OTHER, amounts)));
        table.show(lines);
        return !lines.isEmpty();
    }

    private static Line line(ForwardRow one, Compared.Part part, Amounts amounts) {
        return new Line(one.row(), EvidenceWords.dials(one.dials()), part, amounts);
    }

    /** The best baseline of a table is the one that is not set against itself. */
    private static Compared.Part part(PolicyRow row) {
        return switch (row.role()) {
            case TRIED -> Compared.Part.OWN;
            case BASELINE -> Double.isNaN(row.shortfallLessBest().value()) ? Compared.Part.BEST : Compared.Part.REST;
            case CONTROL -> Compared.Part.CONTROL;
        };
    }

    private static List<LiveColumn<Line>> columns() {
        List<LiveColumn<Line>> columns = new ArrayList<>();
        columns.add(
                LiveColumn.<Line>words("rule", "Rule", 12, line -> line.row().name())
                        .hover(line -> line.row().name()));
        columns.add(
                LiveColumn.<Line>figures("dial", "Dial", 4.4, line -> line.row().dial(), Line::dial)
                        .hover(Line::dial)
                        .explained("The setting of the rule; where it was chosen on earlier days, window by window"));
        columns.add(LiveColumn.<Line>words("role", "Is", 7, RuleTable::role).styled("dim"));
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
