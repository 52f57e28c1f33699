package gammadesk.analytics.exposure;

/** Options after a move of the market, as flat arrays that are filled anew for every move. */
final class MovedOptions {
    int size;
    /** USD. */
    double[] forward = {};
    /** ln(forward / strike). */
    double[] logMoneyness = {};
    /** Years left; 0 or less when settled. */
    double[] years = {};
    /** A fraction. */
    double[] vol = {};
    /** Volatility times the root of the years left. */
    double[] deviation = {};
    /** Out: N(d1), the delta of the call; the put's is less by one. */
    double[] delta = {};
    /** Out: per USD of the forward, of calls and puts alike. */
    double[] gamma = {};

    void reserve(int length) {
        if (delta.length < length) {
            forward = new double[length];
            logMoneyness = new double[length];
            years = new double[length];
            vol = new double[length];
            deviation = new double[length];
            delta = new double[length];
            gamma = new double[length];
        }
    }
}
