package gammadesk.analytics.forecast.measure;

import gammadesk.analytics.market.Column;
import java.util.Objects;

/**
 * Evenly spaced bars of one price, oldest first.
 *
 * @param firstMillis when the first bar began, milliseconds since the epoch
 * @param stepMillis length of a bar
 * @param open first price of each bar
 * @param high highest price
 * @param low lowest price
 * @param close last price
 */
public record Bars(long firstMillis, long stepMillis, Column open, Column high, Column low, Column close) {
    /** Milliseconds of a day. */
    public static final long DAY_MILLIS = 86_400_000L;

    /**
     * Throws {@link IllegalArgumentException} when the columns differ in length, a price is not positive, open or close
     * stand outside of low and high, or a day is not a whole number of bars.
     */
    public Bars {
        if (stepMillis <= 0 || DAY_MILLIS % stepMillis != 0) {
            throw new IllegalArgumentException("a day is not a whole number of bars of " + stepMillis + " ms");
        }
        int size = close.size();
        if (open.size() != size || high.size() != size || low.size() != size) {
            throw new IllegalArgumentException("open, high, low and close differ in length");
        }
        for (int i = 0; i < size; i++) {
            double bottom = Math.min(open.get(i), close.get(i));
            double top = Math.max(open.get(i), close.get(i));
            if (!(low.get(i) > 0 && low.get(i) <= bottom && top <= high.get(i) && Double.isFinite(high.get(i)))) {
                throw new IllegalArgumentException("bar " + i + " is none: low, open, close and high do not fit");
            }
        }
    }

    /** How many bars. */
    public int size() {
        return close.size();
    }

    /** How many bars make a day. */
    public int perDay() {
        return (int) (DAY_MILLIS / stepMillis);
    }

    /** The logarithm of a bar's close over the close before; over its own open for the first. */
    public double logReturn(int bar) {
        return Math.log(close.get(bar) / before(bar));
    }

    /** The close before a bar; its own open for the first. */
    public double before(int bar) {
        return bar == 0 ? open.get(0) : close.get(bar - 1);
    }

    /** The newest bars; throws {@link IndexOutOfBoundsException} for more than there are. */
    public Bars last(int count) {
        int from = Objects.checkFromToIndex(size() - count, size(), size());
        return new Bars(
                firstMillis + from * stepMillis,
                stepMillis,
                tail(open, from),
                tail(high, from),
                tail(low, from),
                tail(close, from));
    }

    private static Column tail(Column column, int from) {
        return Column.ofRange(column.toArray(), from, column.size());
    }
}
