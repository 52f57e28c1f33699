package gammadesk.connectors.macro;

import gammadesk.analytics.market.MacroObservation;
import gammadesk.analytics.market.MacroObservation.Timing;
import gammadesk.connectors.history.ReleaseRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts together what FRED tells of a series piece by piece, the pieces in the order of time. */
final class Vintages {
    private final String series;
    private final List<Found> found = new ArrayList<>();
    private final Map<LocalDate, Double> latest = new HashMap<>();

    /** A value, and whether the archive begins with it. */
    private record Found(FredSource.Row row, boolean isFromBefore) {}

    Vintages(String series) {
        this.series = series;
    }

    /**
     * Adds a piece.
     *
     * @param since when the piece begins: what was known before is told as if it came out then
     * @param isBeginning whether the archive begins with this piece
     */
    void add(LocalDate since, boolean isBeginning, List<FredSource.Row> rows) {
        rows.stream()
                .sorted(Comparator.comparing(FredSource.Row::since).thenComparing(FredSource.Row::date))
                .forEach(row -> {
                    boolean goesOn =
                            row.since().equals(since) && latest.getOrDefault(row.date(), Double.NaN) == row.value();
                    latest.put(row.date(), row.value());
                    if (!goesOn) {
                        found.add(new Found(row, isBeginning && row.since().equals(since)));
                    }
                });
    }

    /** Everything so far, by the moment from which it was known. */
    List<MacroObservation> observations() {
        ReleaseRule rule =
                ReleaseRule.of(series, latest.keySet().stream().sorted().toList());
        return found.stream()
                .map(one -> observation(one, rule))
                .sorted(Comparator.comparingLong(MacroObservation::knownMillis)
                        .thenComparing(MacroObservation::referenceDate))
                .toList();
    }

    /** What came out before the archive began is a market's price, which is not revised, or stays unknown till then. */
    private MacroObservation observation(Found one, ReleaseRule rule) {
        FredSource.Row row = one.row;
        long known = ReleaseRule.endOfDay(row.since());
        long byRule = rule.knownMillis(row.date());
        boolean isEarlier = one.isFromBefore && rule.isDaily() && byRule < known;
        return new MacroObservation(
                series, row.date(), row.value(), isEarlier ? byRule : known, isEarlier ? Timing.RULE : Timing.VINTAGE);
    }
}
