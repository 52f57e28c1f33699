package gammadesk.analytics.learning.evidence;

import java.util.Arrays;

/**
 * A figure of simulated profits with its standard error.
 *
 * @param value the figure
 * @param error standard error by the number of paths
 */
public record Estimate(double value, double error) {
    /** The sum of products that decides whether two controls tell different things. */
    private static final double SINGULAR = 1e-12;

    /** Mean of the values. */
    public static Estimate mean(double[] values) {
        return mean(values, new double[0][]);
    }

    /**
     * Mean of the values, less what chance did to controls of mean 0, by regression (Glasserman 2003, 4.1.1).
     *
     * @param controls none, one or two numbers by path whose true mean is 0
     */
    public static Estimate mean(double[] values, double[][] controls) {
        int n = values.length;
        double[] betas = betas(values, controls);
        double[] left = values.clone();
        for (int c = 0; c < controls.length; c++) {
            for (int i = 0; i < n; i++) {
                left[i] -= betas[c] * controls[c][i];
            }
        }
        double mean = average(left);
        return new Estimate(mean, Math.sqrt(product(left, left)) / n);
    }

    /** Standard deviation of the values. */
    public static Estimate deviation(double[] values) {
        double mean = average(values);
        double[] squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .toArray();
        Estimate variance = mean(squares);
        double deviation = Math.sqrt(variance.value);
        return new Estimate(deviation, deviation > 0 ? variance.error / (2 * deviation) : 0);
    }

    /** Entropic risk (1/a) ln E exp(-a P) of profits. */
    public static Estimate entropic(double[] profits, double aversion, double[][] controls) {
        double[] values = Arrays.stream(profits)
                .map(profit -> Math.exp(-aversion * profit))
                .toArray();
        Estimate mean = mean(values, controls);
        return new Estimate(Math.log(mean.value) / aversion, mean.error / (mean.value * aversion));
    }

    /** Mean loss in the worst share of the outcomes (Rockafellar and Uryasev 2000: q + E(L - q)+ / share). */
    public static Estimate shortfall(double[] profits, double share, double[][] controls) {
        double[] sorted = profits.clone();
        Arrays.sort(sorted);
        double quantile = -sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
        double[] values = Arrays.stream(profits)
                .map(profit -> quantile + Math.max(0, -profit - quantile) / share)
                .toArray();
        return mean(values, controls);
    }

    /** The same figure with the other sign. */
    public Estimate negated() {
        return new Estimate(-value, error);
    }

    private static double[] betas(double[] values, double[][] controls) {
        return switch (controls.length) {
            case 0 -> new double[0];
            case 1 -> new double[] {product(values, controls[0]) / product(controls[0], controls[0])};
            case 2 -> pair(values, controls[0], controls[1]);
            default -> throw new IllegalArgumentException(controls.length + " controls");
        };
    }

    private static double[] pair(double[] values, double[] first, double[] second) {
        double a = product(first, first);
        double b = product(first, second);
        double c = product(second, second);
        double determinant = a * c - b * b;
        if (determinant <= SINGULAR * a * c) {
            return new double[] {product(values, first) / a, 0};
        }
        double x = product(values, first);
        double y = product(values, second);
        return new double[] {(x * c - y * b) / determinant, (y * a - x * b) / determinant};
    }

    private static double product(double[] a, double[] b) {
        double meanA = average(a);
        double meanB = average(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum;
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
