package gammadesk.analytics.backtest.court;

import java.util.Arrays;

/** Sums that several measures need. */
final class Samples {
    private Samples() {}

    /** NaN of nothing. */
    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Of the population that a sample comes from; NaN below two. */
    static double variance(double[] values) {
        double mean = mean(values);
        return values.length < 2
                ? Double.NaN
                : Arrays.stream(values)
                                .map(value -> (value - mean) * (value - mean))
                                .sum()
                        / (values.length - 1);
    }

    /** The value below which a share lies; NaN of nothing. */
    static double quantile(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.clamp(Math.round(share * (sorted.length - 1)), 0, sorted.length - 1)];
    }
}
