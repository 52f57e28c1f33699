package gammadesk.analytics.mispricing;

import java.util.Arrays;

/** Means of a few numbers and how sure they are. */
final class Samples {
    private Samples() {}

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Of the mean, by Newey and West with so many lags; at 0 lags the usual one. NaN below two values. */
    static double standardError(double[] values, int lags) {
        int n = values.length;
        if (n < 2) {
            return Double.NaN;
        }
        double mean = mean(values);
        double sum = 0;
        for (int lag = 0; lag <= Math.min(lags, n - 1); lag++) {
            double product = 0;
            for (int i = lag; i < n; i++) {
                product += (values[i] - mean) * (values[i - lag] - mean);
            }
            sum += (lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * product;
        }
        return Math.sqrt(Math.max(0, sum) / n / (n - 1));
    }
}
