package gammadesk.analytics.surface;

import gammadesk.analytics.market.Column;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The quotes of one expiry as the fit saw them, one row per option of the chain in its order.
 *
 * @param instruments the venue's names
 * @param strike USD
 * @param logMoneyness ln(strike / forward), on the forward that belongs to the row
 * @param bidIv percent, NaN without one
 * @param askIv percent, NaN without one
 * @param weight of the row in the fit: one over the square of half the band in vol points (that is price band over
 *     vega), 0 if it was not used
 * @param verdicts what became of each row
 */
public record SliceQuotes(
        List<String> instruments,
        Column strike,
        Column logMoneyness,
        Column bidIv,
        Column askIv,
        Column weight,
        List<QuoteVerdict> verdicts) {
    /** No rows. */
    public static final SliceQuotes NONE =
            new SliceQuotes(List.of(), Column.of(), Column.of(), Column.of(), Column.of(), Column.of(), List.of());

    public SliceQuotes {
        instruments = List.copyOf(instruments);
        verdicts = List.copyOf(verdicts);
    }

    /** How many rows. */
    public int size() {
        return verdicts.size();
    }

    /** Whether the fit used a row. */
    public boolean isUsed(int row) {
        return verdicts.get(row) == QuoteVerdict.USED;
    }

    /** The middle of the band, percent. */
    public double midIv(int row) {
        return (bidIv.get(row) + askIv.get(row)) / 2;
    }

    /** How many rows the fit used. */
    public int used() {
        return Collections.frequency(verdicts, QuoteVerdict.USED);
    }

    /** How many rows were dropped, by reason. */
    public Map<QuoteVerdict, Integer> dropped() {
        Map<QuoteVerdict, Integer> counts = new EnumMap<>(QuoteVerdict.class);
        verdicts.stream()
                .filter(verdict -> verdict != QuoteVerdict.USED)
                .forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
        return counts;
    }
}
