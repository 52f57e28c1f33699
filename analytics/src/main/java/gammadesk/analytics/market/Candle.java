package gammadesk.analytics.market;

/**
 * What a price, or an index, did within a time.
 *
 * @param startMillis when it began, milliseconds since the epoch
 * @param knownMillis when it was over and its close so known: nobody could use it before
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume in the base coin; NaN where there is none, as of an index
 */
public record Candle(
        long startMillis, long knownMillis, double open, double high, double low, double close, double volume) {
    /** A bar of a length that is known at its end. */
    public static Candle of(
            long startMillis, BarLength length, double open, double high, double low, double close, double volume) {
        return new Candle(startMillis, startMillis + length.millis(), open, high, low, close, volume);
    }

    /** Whether all four prices are positive numbers and the range holds open and close. */
    public boolean isSound() {
        return low > 0
                && low <= Math.min(open, close)
                && Math.max(open, close) <= high
                && high < Double.POSITIVE_INFINITY;
    }
}
