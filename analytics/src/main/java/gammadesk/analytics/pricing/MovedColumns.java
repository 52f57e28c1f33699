package gammadesk.analytics.pricing;

/**
 * Options after a move of the market, by columns: what {@link PricingKernels#deltaGamma} takes and leaves. Live arrays
 * that are written again and again. Not thread-safe.
 */
public final class MovedColumns {
    /** In: USD. */
    public final double[] forward;
    /** In: ln(forward / strike). */
    public final double[] logMoneyness;
    /** In: volatility, a fraction, times the root of the years left. */
    public final double[] deviation;
    /** Out: N(d1), the delta of the call; the put's is less by one. */
    public final double[] delta;
    /** Out: change of delta per USD of the forward, of calls and puts alike. */
    public final double[] gamma;

    /** Room for so many options; throws {@link NegativeArraySizeException} on less than none. */
    public MovedColumns(int capacity) {
        forward = new double[capacity];
        logMoneyness = new double[capacity];
        deviation = new double[capacity];
        delta = new double[capacity];
        gamma = new double[capacity];
    }

    /** How many options there is room for. */
    public int capacity() {
        return forward.length;
    }
}
