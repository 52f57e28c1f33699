package gammadesk.analytics.forecast.score;

import java.util.Arrays;

/**
 * Whether one forecast costs less than another: Diebold and Mariano (1995) with the small-sample correction of Harvey,
 * Leybourne and Newbold (1997).
 *
 * @param meanDifference mean loss of the model minus that of the benchmark; negative when the model is better
 * @param statistic corrected
 * @param pValue of both sides, by Student's distribution with n - 1 degrees of freedom; NaN when it cannot be told
 * @param count of losses compared
 */
public record DieboldMariano(double meanDifference, double statistic, double pValue, int count) {
    private static final int FEWEST = 10;

    /**
     * Compares losses of the same moments; a moment where either is unknown is left out. Errors of forecasts that
     * overlap are correlated over their horizon, so that many lags are counted, Bartlett-weighted and half as many
     * again as overlap, and never fewer than the cube root of the count.
     *
     * @param overlap horizon in steps between forecasts, at least 1
     */
    public static DieboldMariano of(double[] model, double[] benchmark, int overlap) {
        double[] differences = differences(model, benchmark);
        int lags = Math.max((int) Math.ceil(1.5 * (overlap - 1)), (int) Math.cbrt(differences.length));
        return of(differences, overlap, LongRunVariance.BARTLETT.of(differences, lags));
    }

    /** The test as published: all of {@code overlap - 1} lags with the same weight. */
    public static DieboldMariano rectangular(double[] model, double[] benchmark, int overlap) {
        double[] differences = differences(model, benchmark);
        return of(differences, overlap, LongRunVariance.RECTANGULAR.of(differences, overlap - 1));
    }

    private static DieboldMariano of(double[] differences, int overlap, double variance) {
        double n = differences.length;
        double mean = 0;
        for (double d : differences) {
            mean += d / n;
        }
        double correction = (n + 1 - 2 * overlap + overlap * (overlap - 1.0) / n) / n;
        if (n < FEWEST || !(variance > 0) || !(correction > 0)) {
            return new DieboldMariano(mean, Double.NaN, Double.NaN, differences.length);
        }
        double statistic = mean / Math.sqrt(variance / n) * Math.sqrt(correction);
        return new DieboldMariano(mean, statistic, StudentT.twoSided(statistic, n - 1), differences.length);
    }

    private static double[] differences(double[] model, double[] benchmark) {
        if (model.length != benchmark.length) {
            throw new IllegalArgumentException("losses of different moments cannot be compared");
        }
        double[] differences = new double[model.length];
        int count = 0;
        for (int i = 0; i < model.length; i++) {
            double difference = model[i] - benchmark[i];
            if (Double.isFinite(difference)) {
                differences[count++] = difference;
            }
        }
        return Arrays.copyOf(differences, count);
    }

    /** Whether the model is better, and by more than luck at the level of 5 %. */
    public boolean isBetter() {
        return meanDifference < 0 && pValue < 0.05;
    }
}
