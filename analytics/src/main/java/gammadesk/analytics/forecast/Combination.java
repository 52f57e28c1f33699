package gammadesk.analytics.forecast;

import gammadesk.analytics.forecast.score.Loss;
import java.util.Arrays;
import java.util.List;

/**
 * A weighted mean of forecasts. Weights fall with the mean QLIKE of the outcomes known by then, older ones counting
 * less, and are drawn towards the benchmark as long as few independent outcomes are known.
 */
public final class Combination {
    /** Its name in tables. */
    public static final String NAME = "combination";

    private static final double HALF_LIFE_DAYS = 180;
    private static final double SHARPNESS = 20;
    private static final double SHRINKAGE = 30;

    private Combination() {}

    /**
     * Combines runs over the same moments.
     *
     * @param benchmark that weights are drawn to
     * @param others that compete with it
     */
    public static ForecastRun of(ForecastRun benchmark, List<ForecastRun> others) {
        int models = others.size() + 1;
        ForecastRun[] runs = new ForecastRun[models];
        runs[0] = benchmark;
        for (int m = 1; m < models; m++) {
            runs[m] = others.get(m - 1);
        }
        double strideDays = benchmark.rows().strideMillis() / 86_400_000.0;
        double decay = Math.pow(0.5, strideDays / HALF_LIFE_DAYS);
        double[] sums = new double[models];
        double[] weights = new double[models];
        double[] combined = new double[benchmark.size()];
        for (int row = 0; row < combined.length; row++) {
            learn(runs, benchmark.lastKnown(row), decay, sums, weights);
            combined[row] = mean(runs, row, sums, weights, benchmark.plan().overlap());
        }
        return benchmark.with(NAME, combined);
    }

    private static void learn(ForecastRun[] runs, int row, double decay, double[] sums, double[] weights) {
        for (int m = 0; m < runs.length && row >= 0; m++) {
            double loss = Loss.QLIKE.of(runs[m].realized(row), runs[m].forecast(row));
            sums[m] *= decay;
            weights[m] *= decay;
            if (Double.isFinite(loss)) {
                sums[m] += loss;
                weights[m]++;
            }
        }
    }

    private static double mean(ForecastRun[] runs, int row, double[] sums, double[] weights, int overlap) {
        double[] shares = new double[runs.length];
        double best = Double.POSITIVE_INFINITY;
        for (int m = 0; m < runs.length; m++) {
            best = weights[m] > 0 ? Math.min(best, sums[m] / weights[m]) : best;
        }
        for (int m = 0; m < runs.length; m++) {
            boolean isKnown = weights[m] > 0 && runs[m].forecast(row) > 0;
            shares[m] = isKnown ? Math.exp(-SHARPNESS * (sums[m] / weights[m] - best)) : 0;
        }
        double total = Arrays.stream(shares).sum();
        double independent = weights[0] / overlap;
        double trust = total > 0 ? independent / (independent + SHRINKAGE) : 0;
        double sum = (1 - trust) * runs[0].forecast(row);
        for (int m = 0; m < runs.length; m++) {
            sum += shares[m] > 0 ? trust * shares[m] / total * runs[m].forecast(row) : 0;
        }
        return sum;
    }
}
