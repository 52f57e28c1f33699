package gammadesk.analytics.mispricing;

import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Bars of a price and single prices that were seen after the last bar. A single price ends the bar before it: the whole
 * move since the price before stands in that bar, the bars between have no move. Squared returns so stay unbiased and
 * become noisier. A single price more than {@value #MOST_HOURS} hours after the one before it is not joined: there the
 * trail ends, and the forecast is made from there.
 *
 * @param bars of at most a day
 * @param later prices by the moment at which they were seen, milliseconds since the epoch
 */
public record PriceTrail(Bars bars, NavigableMap<Long, Double> later) {
    /** The longest silence that a single price may follow. */
    public static final long MOST_HOURS = 25;

    private static final long HOUR_MILLIS = 3_600_000L;

    /** Keeps a copy of the prices. */
    public PriceTrail {
        later = new TreeMap<>(later);
    }

    /** The same trail with more single prices. */
    public PriceTrail with(Map<Long, Double> more) {
        NavigableMap<Long, Double> all = new TreeMap<>(later);
        all.putAll(more);
        return new PriceTrail(bars, all);
    }

    /** What was known at a moment: bars that had ended by then and prices seen by then. Nothing later is looked at. */
    public VarianceHistory asOf(long nowMillis) {
        int whole = ended(nowMillis);
        double[] closes = Arrays.copyOf(bars.close().toArray(), whole);
        long known = bars.firstMillis() + whole * bars.stepMillis();
        for (Map.Entry<Long, Double> seen : later.headMap(nowMillis, true).entrySet()) {
            int size = ended(seen.getKey(), Integer.MAX_VALUE);
            if (seen.getKey() - known > MOST_HOURS * HOUR_MILLIS) {
                break;
            }
            known = Math.max(known, seen.getKey());
            closes = whole > 0 && size > closes.length ? joined(closes, size, seen.getValue()) : closes;
        }
        return history(closes, whole);
    }

    private int ended(long nowMillis) {
        return ended(nowMillis, bars.size());
    }

    private int ended(long nowMillis, int most) {
        return Math.clamp(Math.floorDiv(nowMillis - bars.firstMillis(), bars.stepMillis()), 0, most);
    }

    private static double[] joined(double[] closes, int size, double price) {
        double[] longer = Arrays.copyOf(closes, size);
        Arrays.fill(longer, closes.length, size - 1, closes[closes.length - 1]);
        longer[size - 1] = price;
        return longer;
    }

    private VarianceHistory history(double[] closes, int whole) {
        double[][] columns = new double[3][closes.length];
        for (int i = 0; i < closes.length; i++) {
            double open = i < whole ? bars.open().get(i) : closes[i - 1];
            columns[0][i] = open;
            columns[1][i] = i < whole ? bars.high().get(i) : Math.max(open, closes[i]);
            columns[2][i] = i < whole ? bars.low().get(i) : Math.min(open, closes[i]);
        }
        Bars known = new Bars(
                bars.firstMillis(),
                bars.stepMillis(),
                Column.of(columns[0]),
                Column.of(columns[1]),
                Column.of(columns[2]),
                Column.of(closes));
        return VarianceHistory.of(known, BarMeasure.SQUARED_RETURN);
    }
}
