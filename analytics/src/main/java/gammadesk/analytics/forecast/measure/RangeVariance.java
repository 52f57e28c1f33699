package gammadesk.analytics.forecast.measure;

/**
 * Variance from open, high, low and close, per bar. All are unbiased for a Brownian motion that is watched without
 * pause; a price seen only now and then has a range that is too small, and they come out low.
 */
public final class RangeVariance {
    private static final double FOUR_LN_TWO = 4 * Math.log(2);

    private RangeVariance() {}

    /** Parkinson (1980): ln(H/L)^2 / (4 ln 2); assumes no drift. */
    public static double parkinson(double high, double low) {
        double range = Math.log(high / low);
        return range * range / FOUR_LN_TWO;
    }

    /** Garman and Klass (1980): ln(H/L)^2 / 2 - (2 ln 2 - 1) ln(C/O)^2; assumes no drift. */
    public static double garmanKlass(double open, double high, double low, double close) {
        double range = Math.log(high / low);
        double move = Math.log(close / open);
        return range * range / 2 - (FOUR_LN_TWO / 2 - 1) * move * move;
    }

    /** Rogers and Satchell (1991): u (u - c) + d (d - c), whatever the drift. */
    public static double rogersSatchell(double open, double high, double low, double close) {
        double up = Math.log(high / open);
        double down = Math.log(low / open);
        double move = Math.log(close / open);
        return up * (up - move) + down * (down - move);
    }

    /**
     * Yang and Zhang (2000), per bar, over bars {@code from} to {@code to - 1}: variance of the opening moves, plus k
     * times that of the moves inside, plus 1 - k of Rogers and Satchell's, k = 0.34 / (1.34 + (n+1)/(n-1)). Holds with
     * drift and with opening gaps. Throws {@link IllegalArgumentException} for less than two bars or without a bar
     * before the first.
     */
    public static double yangZhang(Bars bars, int from, int to) {
        int n = to - from;
        if (n < 2 || from < 1) {
            throw new IllegalArgumentException("two bars with one before them are needed");
        }
        double[] gaps = new double[n];
        double[] moves = new double[n];
        double inside = 0;
        for (int i = 0; i < n; i++) {
            int bar = from + i;
            double open = bars.open().get(bar);
            gaps[i] = Math.log(open / bars.before(bar));
            moves[i] = Math.log(bars.close().get(bar) / open);
            inside += rogersSatchell(
                            open,
                            bars.high().get(bar),
                            bars.low().get(bar),
                            bars.close().get(bar))
                    / n;
        }
        double k = 0.34 / (1.34 + (n + 1.0) / (n - 1.0));
        return ReturnVariance.closeToClose(gaps) + k * ReturnVariance.closeToClose(moves) + (1 - k) * inside;
    }
}
