package gammadesk.views.forecast;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.mispricing.Candidate;
import gammadesk.analytics.mispricing.Leg;
import gammadesk.analytics.mispricing.SignalRecord;
import gammadesk.views.chart.Formats;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Trades that may pay, a row each. */
final class CandidateTable {
    private CandidateTable() {}

    static LiveTable<Candidate> of(DeskContext context) {
        LiveTable<Candidate> table = new LiveTable<>(context, "Candidates", CandidateTable::legs, columns());
        table.explainEmptiness("No candidate: there is no forecast yet, or no expiry with enough two-sided quotes.");
        return table.sortable().marked("chosen", Candidate::isOffered);
    }

    static String legs(Candidate candidate) {
        return candidate.legs().stream().map(CandidateTable::leg).collect(Collectors.joining("  "));
    }

    private static String leg(Leg leg) {
        double size = Math.abs(leg.quantity());
        String amount = size == 1 ? "" : Numbers.fixed(size, 2) + "× ";
        return (leg.side() == Side.BUY ? "+" : "−") + amount + leg.instrument();
    }

    private static List<LiveColumn<Candidate>> columns() {
        return List.of(
                LiveColumn.words("offered", "Offered", 5.8, row -> row.isOffered() ? "yes" : "no"),
                LiveColumn.words(
                                "kind",
                                "Trade",
                                11,
                                (Candidate row) -> row.kind().label())
                        .hover(row -> row.kind().basis() == Candidate.Basis.FORECAST
                                ? "fair value by the forecast"
                                : "fair value by the fitted surface"),
                LiveColumn.words("legs", "Legs, + buy, − sell", 21, CandidateTable::legs)
                        .hover(CandidateTable::legs),
                usd("gross", "Gross", Candidate::grossUsd, "Fair value less mid, USD for one coin"),
                usd("cost", "Cost", row -> row.cost().totalUsd(), "Spread, fees and hedging, USD")
                        .hover(CandidateTable::costs),
                usd("net", "Net USD", Candidate::netUsd, "Edge after costs, USD for one coin"),
                LiveColumn.<Candidate>figures(
                                "error",
                                "± s.e.",
                                4.4,
                                Candidate::standardErrorUsd,
                                row -> Numbers.fixed(row.standardErrorUsd(), 0))
                        .explained("Standard error of the edge, USD"),
                LiveColumn.<Candidate>figures(
                                "ratio", "Net / s.e.", 5.8, Candidate::ratio, row -> Numbers.signed(row.ratio(), 2))
                        .explained("Edge after costs over its standard error"),
                usd("vega", "Vega", row -> row.risk().vega(), "USD per vol point"),
                usd("worst", "Worst", row -> row.risk().worstUsd(), "Worst of the scenarios, USD, delta hedged before"),
                LiveColumn.<Candidate>figures(
                                "top", "At touch", 5.4, Candidate::topAmount, row -> Numbers.fixed(row.topAmount(), 1))
                        .explained("Coin that all legs have at their prices"),
                LiveColumn.words("record", "Record", 14, CandidateTable::record).hover(CandidateTable::record));
    }

    private static LiveColumn<Candidate> usd(
            String id, String title, ToDoubleFunction<Candidate> value, String meaning) {
        return LiveColumn.<Candidate>figures(id, title, 4.8, value, row -> Numbers.signed(value.applyAsDouble(row), 0))
                .explained(meaning);
    }

    private static String costs(Candidate row) {
        return "spread " + Numbers.fixed(row.cost().spreadUsd(), 2) + ", fees "
                + Numbers.fixed(row.cost().feesUsd(), 2) + ", hedging "
                + Numbers.fixed(row.cost().hedgeUsd(), 2) + " USD";
    }

    private static String record(Candidate row) {
        String known = row.record().map(CandidateTable::words).orElse("");
        String open = row.following().map(CandidateTable::words).orElse("");
        if (known.isEmpty()) {
            return open.isEmpty() ? "no record yet" : "none yet: " + open;
        }
        return open.isEmpty() ? known : known + ", " + open;
    }

    private static String words(Candidate.Following following) {
        return Numbers.count(following.open()) + " open, followed since " + Formats.minute(following.sinceMillis());
    }

    private static String words(SignalRecord record) {
        double error = record.standardErrorUsd();
        return String.format(
                        Locale.ROOT,
                        "%s, mean %+.0f%s USD, %.0f %% won",
                        record.count() == 1 ? "1 trade" : Numbers.count(record.count()) + " trades",
                        record.meanNetUsd(),
                        Double.isFinite(error) ? String.format(Locale.ROOT, " ± %.0f", error) : "",
                        100 * record.hitRate())
                .replace('-', '−');
    }
}
