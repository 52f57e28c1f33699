package gammadesk.analytics.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Diffusion;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.BoostedTrees.Growth;
import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.api.Test;

/** Estimation on processes whose parameters are known, and forecasts against simulation. */
class ModelsTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void leastSquaresByHandAndWithARegressorTooMany() {
        double[][] rows = {{1, 0, 0}, {1, 1, 2}, {1, 2, 4}, {1, 3, 6}};
        LeastSquares line = LeastSquares.of(rows, new double[] {1, 3, 5, 7.4});
        assertThat(line.coefficients().get(0)).isCloseTo(0.92, within(1e-12));
        assertThat(line.coefficients().get(1)).isCloseTo(2.12, within(1e-12));
        assertThat(line.coefficients().get(2)).isZero();
        assertThatThrownBy(() -> LeastSquares.of(new double[1][2], new double[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void estimatesComeBackToWhatWasSimulated() {
        recovers(new GarchParameters(GarchKind.GARCH, 0.0002, 2e-6, 0.08, 0, 0.90, INFINITE));
        recovers(new GarchParameters(GarchKind.GARCH, 0, 2e-6, 0.08, 0, 0.90, 5));
        recovers(new GarchParameters(GarchKind.GJR, 0, 2e-6, 0.04, 0.08, 0.90, INFINITE));
        recovers(new GarchParameters(GarchKind.GJR, 0, 2e-6, 0.09, -0.05, 0.90, 6));
        recovers(new GarchParameters(GarchKind.EGARCH, 0, -0.18, 0.15, -0.06, 0.98, INFINITE));
        recovers(new GarchParameters(GarchKind.EGARCH, 0, -0.18, 0.15, 0.04, 0.98, 6));
    }

    private static void recovers(GarchParameters truth) {
        double[] returns = simulate(truth, 20_000, new Random(8));
        GarchFit fit = GarchFit.of(truth.kind(), truth.isStudent(), returns);
        Column found = fit.parameters().free();
        Column errors = fit.standardErrors(returns);
        for (int i = 0; i < found.size(); i++) {
            double expected = truth.free().get(i);
            assertThat(found.get(i)).as("%s %d", truth, i).isCloseTo(expected, within(4 * errors.get(i)));
        }
        assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(-GarchFit.negative(truth, returns));
    }

    @Test
    void expectedVarianceIsTheMeanOfManyPaths() {
        path(new GarchParameters(GarchKind.GARCH, 0, 2e-6, 0.08, 0, 0.90, INFINITE));
        path(new GarchParameters(GarchKind.GJR, 0, 2e-6, 0.04, 0.08, 0.90, 8));
        path(new GarchParameters(GarchKind.EGARCH, 0, -0.4, 0.2, -0.1, 0.95, INFINITE));
        path(new GarchParameters(GarchKind.EGARCH, 0, -0.4, 0.2, -0.1, 0.95, 8));
    }

    private static void path(GarchParameters p) {
        double start = 3e-4;
        int steps = 20;
        Random random = new Random(9);
        double sum = 0;
        int paths = 100_000;
        for (int i = 0; i < paths; i++) {
            double variance = start;
            for (int k = 0; k < steps; k++) {
                sum += variance / steps / paths;
                variance = p.next(variance, Math.sqrt(variance) * draw(p, random), p.meanAbsolute());
            }
        }
        assertThat(GarchPath.of(p, steps).mean(start)).as("%s", p).isCloseTo(sum, withPercentage(1));
    }

    /** Nelson (1991): a normal's moment has a closed form. */
    @Test
    void theMomentOfExponentialGarchMeetsItsClosedForm() {
        GarchParameters p = new GarchParameters(GarchKind.EGARCH, 0, 0, 0.2, -0.1, 0.9, INFINITE);
        double up = 0.2 - 0.1;
        double down = 0.2 + 0.1;
        double closed = Math.exp(-0.2 * Math.sqrt(2 / Math.PI))
                * (Math.exp(up * up / 2) * normal(up) + Math.exp(down * down / 2) * normal(down));
        assertThat(GarchPath.moment(p, 1)).isCloseTo(closed, within(1e-5));
    }

    private static double normal(double x) {
        return 0.5 * Erfc.value(-x / Math.sqrt(2));
    }

    @Test
    void ewmaForecastsTheWeightedPast() {
        VarianceHistory history = VarianceHistory.of(Diffusion.market(3, 24 * 120), BarMeasure.SQUARED_RETURN);
        double forecast =
                new EwmaModel().fit(new Training(history, 0, 24, 24, 24, 0)).dailyVariance(history);
        double least = Double.POSITIVE_INFINITY;
        for (double decay : new double[] {0.80, 0.86, 0.90, 0.94, 0.97, 0.985}) {
            double sum = 0;
            double weights = 0;
            for (int day = 0; day < 120; day++) {
                double weight = Math.pow(decay, 119.0 - day);
                sum += weight * history.dailyVariance(24 * day, 24 * day + 24);
                weights += weight;
            }
            least = Math.min(least, Math.abs(sum / weights / forecast - 1));
        }
        assertThat(least).isLessThan(1e-4);
    }

    @Test
    void aSeasonalForecastKnowsTheHour() {
        VarianceHistory history = VarianceHistory.of(Diffusion.market(4, 24 * 300), BarMeasure.GARMAN_KLASS);
        SeasonalModel model = new SeasonalModel(HarModel.logHar());
        VolatilityModel.Fitted fitted = model.fit(new Training(history.first(24 * 290), 0, 1, 1, 1, 0));
        // Variance is one and a half of its mean at six and half of it at eighteen o'clock.
        double morning = fitted.dailyVariance(history.first(24 * 290 + 6));
        double evening = fitted.dailyVariance(history.first(24 * 290 + 18));
        assertThat(morning / evening).isBetween(2.0, 4.5);
    }

    @Test
    void treesFindAStepAndAnInteraction() {
        Random random = new Random(10);
        double[][] rows = new double[4000][];
        double[] targets = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            targets[i] = truth(rows[i]) + 0.1 * random.nextGaussian();
        }
        BoostedTrees forest = BoostedTrees.grow(rows, targets, 200, new Growth(3, 0.1, 20, 1), new SplittableRandom(1));
        double error = Arrays.stream(rows)
                .mapToDouble(row -> Math.abs(forest.value(row, 200) - truth(row)))
                .average()
                .orElseThrow();
        assertThat(error).isLessThan(0.05);
        assertThat(forest.value(new double[] {Double.NaN, 0.5, 0.5}, 200)).isFinite();
        assertThat(forest.best(rows, targets)).isGreaterThan(20);
        double[] noise = random.doubles(rows.length, -1, 1).toArray();
        assertThat(forest.best(rows, noise)).isLessThan(10);
    }

    private static double truth(double[] row) {
        return (row[0] > 0.5 ? 1 : 0) * (row[1] > 0.5 ? 1 : -1);
    }

    private static double[] simulate(GarchParameters p, int count, Random random) {
        double variance =
                p.kind() == GarchKind.EGARCH ? Math.exp(p.omega() / (1 - p.beta())) : p.omega() / (1 - p.persistence());
        double[] returns = new double[count];
        for (int i = 0; i < count; i++) {
            double move = Math.sqrt(variance) * draw(p, random);
            returns[i] = p.mu() + move;
            variance = p.next(variance, move, p.meanAbsolute());
        }
        return returns;
    }

    /** Student's t with whole degrees of freedom, brought to variance 1. */
    private static double draw(GarchParameters p, Random random) {
        double z = random.nextGaussian();
        if (!p.isStudent()) {
            return z;
        }
        double chi = 0;
        for (int i = 0; i < (int) p.nu(); i++) {
            double g = random.nextGaussian();
            chi += g * g;
        }
        return z / Math.sqrt(chi / p.nu()) * Math.sqrt((p.nu() - 2) / p.nu());
    }
}
