package gammadesk.analytics.forecast.score;

/** The variance of a mean of numbers that depend on those before them, times their count. */
enum LongRunVariance {
    /** Newey and West (1987): weights fall in a line, the result is never negative. */
    BARTLETT,
    /** All lags alike, as in Diebold and Mariano (1995): exact for overlapping forecasts, and sometimes negative. */
    RECTANGULAR;

    double of(double[] values, int lags) {
        int n = values.length;
        double[] centred = centred(values);
        double sum = product(centred, 0);
        for (int lag = 1; lag <= Math.min(lags, n - 1); lag++) {
            double weight = this == BARTLETT ? 1 - lag / (lags + 1.0) : 1;
            sum += 2 * weight * product(centred, lag);
        }
        return sum / n;
    }

    private static double[] centred(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double[] centred = new double[values.length];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = values[i] - mean;
        }
        return centred;
    }

    private static double product(double[] values, int lag) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += values[i] * values[i - lag];
        }
        return sum;
    }
}
