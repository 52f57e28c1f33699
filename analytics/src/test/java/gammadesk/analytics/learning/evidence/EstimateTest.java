package gammadesk.analytics.learning.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.learning.RiskGoal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final double[][] NONE = {};

    private static double[] normals(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    @Test
    void figuresAreThoseOfTheRiskGoals() {
        double[] profits = normals(1000, 1);
        assertThat(Estimate.entropic(profits, 0.7, NONE).value())
                .isCloseTo(new RiskGoal.Entropic(0.7).risk(profits), within(1e-12));
        assertThat(Estimate.shortfall(profits, 0.05, NONE).value())
                .isCloseTo(new RiskGoal.ExpectedShortfall(0.05).risk(profits), within(1e-12));
    }

    @Test
    void errorsAreThoseOfTheNormalDistribution() {
        double[] values = normals(200_000, 2);
        Estimate mean = Estimate.mean(values);
        assertThat(mean.error()).isCloseTo(1 / Math.sqrt(200_000), within(2e-5));
        assertThat(mean.value()).isCloseTo(0, within(4 * mean.error()));
        Estimate deviation = Estimate.deviation(values);
        assertThat(deviation.error()).isCloseTo(1 / Math.sqrt(400_000), within(5e-5));
        assertThat(deviation.value()).isCloseTo(1, within(4 * deviation.error()));
        Estimate tail = Estimate.shortfall(values, 0.05, NONE);
        // density at the 5 % quantile over 5 %
        assertThat(tail.value()).isCloseTo(2.0627128, within(4 * tail.error()));
    }

    @Test
    void controlsTakeAwayWhatTheyExplain() {
        double[] shared = normals(1000, 3);
        double[] other = normals(1000, 4);
        double[] values = new double[1000];
        for (int i = 0; i < 1000; i++) {
            values[i] = 5 + 3 * shared[i] - other[i];
        }
        Estimate exact = Estimate.mean(values, new double[][] {shared, other});
        assertThat(exact.value()).isCloseTo(5, within(1e-12));
        assertThat(exact.error()).isLessThan(1e-12);
        Estimate half = Estimate.mean(values, new double[][] {shared});
        assertThat(half.error()).isCloseTo(1 / Math.sqrt(1000), within(2e-3));
        Estimate twice = Estimate.mean(values, new double[][] {shared, shared});
        assertThat(twice.value()).isCloseTo(half.value(), within(1e-12));
    }

    @Test
    void aRowPassesWithinItsToleranceAndThreeErrors() {
        assertThat(PublishedRow.of("row", 1, new Estimate(1.11, 0.04), 0).passed())
                .isTrue();
        assertThat(PublishedRow.of("row", 1, new Estimate(1.13, 0.04), 0).passed())
                .isFalse();
        assertThat(PublishedRow.of("row", 1, new Estimate(0.85, 0.04), 0.04).passed())
                .isTrue();
        assertThat(PublishedRow.of("row", 1, new Estimate(Double.NaN, 0), 9).passed())
                .isFalse();
    }
}
