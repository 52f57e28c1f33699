package gammadesk.analytics.forecast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scores against hand sums, an independent program's numbers, and their own promised error rates. */
class ScoreTest {
    private static final double[] FIRST = {1.2, 0.4, 2.2, 0.9, 1.7, 0.3, 1.1, 2.9, 0.6, 1.4, 0.8, 1.9};
    private static final double[] SECOND = {1.0, 0.7, 1.9, 1.1, 1.2, 0.6, 0.9, 2.1, 0.9, 1.0, 0.7, 1.6};

    @Test
    void losses() {
        assertThat(Loss.QLIKE.of(2, 1)).isCloseTo(2 - Math.log(2) - 1, within(1e-15));
        assertThat(Loss.QLIKE.of(1, 1)).isZero();
        assertThat(Loss.QLIKE.of(0, 1e-4)).isFinite();
        assertThat(Loss.QLIKE.of(1, 0)).isNaN();
        assertThat(Loss.QLIKE.of(Double.NaN, 1)).isNaN();
        assertThat(Loss.SQUARED.of(3, 1)).isEqualTo(4);
    }

    /** Numbers computed with numpy and scipy from the published formula. */
    @Test
    void theTestAsPublishedMeetsAnIndependentSum() {
        DieboldMariano one = DieboldMariano.rectangular(FIRST, SECOND, 1);
        assertThat(one.meanDifference()).isCloseTo(0.14166666666666666, within(1e-12));
        assertThat(one.statistic()).isCloseTo(1.38094844084808, within(1e-9));
        assertThat(one.pValue()).isCloseTo(0.1947051979981582, within(1e-9));
        DieboldMariano three = DieboldMariano.rectangular(FIRST, SECOND, 3);
        assertThat(three.statistic()).isCloseTo(2.4057674359632655, within(1e-9));
        assertThat(three.pValue()).isCloseTo(0.03487477681253017, within(1e-9));
        DieboldMariano bartlett = DieboldMariano.of(FIRST, SECOND, 3);
        assertThat(bartlett.statistic()).isCloseTo(1.9584987735008814, within(1e-9));
    }

    @Test
    void unknownLossesAreLeftOutAndTooFewSayNothing() {
        double[] holed = FIRST.clone();
        holed[3] = Double.NaN;
        assertThat(DieboldMariano.of(holed, SECOND, 1).count()).isEqualTo(11);
        assertThat(DieboldMariano.of(new double[3], new double[] {1, 2, 3}, 1).pValue())
                .isNaN();
        assertThat(DieboldMariano.of(FIRST, FIRST, 1).pValue()).isNaN();
        assertThat(DieboldMariano.of(FIRST, FIRST, 1).isBetter()).isFalse();
        assertThatThrownBy(() -> DieboldMariano.of(FIRST, new double[3], 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Differences of equal mean whose errors overlap over ten steps: rejected about one time in twenty. */
    @Test
    void equalForecastsAreSeldomToldApartEvenWhenTheyOverlap() {
        Random random = new Random(11);
        int rejected = 0;
        int tries = 1_000;
        for (int i = 0; i < tries; i++) {
            double[] losses = overlapping(random, 500, 10, 0);
            rejected += DieboldMariano.of(losses, new double[500], 10).pValue() < 0.05 ? 1 : 0;
        }
        assertThat((double) rejected / tries).isBetween(0.03, 0.10);
    }

    @Test
    void anHonestForecastPassesMincerAndZarnowitz() {
        Random random = new Random(12);
        int rejected = 0;
        for (int i = 0; i < 500; i++) {
            double[] forecast = random.doubles(400, 1, 3).toArray();
            double[] realized = forecast.clone();
            for (int t = 0; t < realized.length; t++) {
                realized[t] *= 1 + 0.3 * random.nextGaussian();
            }
            MincerZarnowitz line = MincerZarnowitz.of(realized, forecast, 1);
            rejected += line.pValue() < 0.05 ? 1 : 0;
        }
        assertThat(rejected / 500.0).isBetween(0.02, 0.10);
        double[] half = {1, 2, 3, 4, 5.1};
        MincerZarnowitz line = MincerZarnowitz.of(new double[] {3, 5, 7, 9, 11.2}, half, 1);
        assertThat(line.slope()).isCloseTo(2, within(1e-12));
        assertThat(line.intercept()).isCloseTo(1, within(1e-12));
        assertThat(line.rSquared()).isCloseTo(1, within(1e-12));
        assertThat(MincerZarnowitz.of(half, new double[5], 1).slope()).isNaN();
    }

    @Test
    void theConfidenceSetKeepsTheBestAndDropsTheWorst() {
        int kept = 0;
        int dropped = 0;
        int tries = 100;
        for (int i = 0; i < tries; i++) {
            Random random = new Random(100 + i);
            Map<String, double[]> losses = new LinkedHashMap<>();
            losses.put("best", overlapping(random, 400, 5, 0));
            losses.put("equal", overlapping(random, 400, 5, 0));
            losses.put("bad", overlapping(random, 400, 5, 0.5));
            ModelConfidenceSet set = ModelConfidenceSet.of(losses, 10, 300, i);
            kept += set.members(0.9).contains("best") ? 1 : 0;
            dropped += set.members(0.9).contains("bad") ? 0 : 1;
        }
        assertThat(kept).isGreaterThanOrEqualTo(85);
        assertThat(dropped).isGreaterThanOrEqualTo(95);
    }

    @Test
    void theSameSeedGivesTheSameSet() {
        Map<String, double[]> losses = Map.of("a", FIRST, "b", SECOND);
        assertThat(ModelConfidenceSet.of(losses, 3, 500, 9)).isEqualTo(ModelConfidenceSet.of(losses, 3, 500, 9));
        assertThat(ModelConfidenceSet.of(losses, 3, 500, 9).pValues().values()).contains(1.0);
    }

    private static double[] overlapping(Random random, int count, int overlap, double mean) {
        double[] shocks = random.doubles(count + overlap, -1, 1).toArray();
        double[] sums = new double[count];
        for (int t = 0; t < count; t++) {
            for (int k = 0; k < overlap; k++) {
                sums[t] += shocks[t + k] / Math.sqrt(overlap);
            }
            sums[t] += mean;
        }
        return sums;
    }

    /** Against the printed table. */
    @Test
    void quantilesOfStudentsDistribution() {
        assertThat(StudentT.quantile(0.975, 1)).isCloseTo(12.7062047, within(1e-6));
        assertThat(StudentT.quantile(0.975, 4)).isCloseTo(2.7764451, within(1e-6));
        assertThat(StudentT.quantile(0.9, 19)).isCloseTo(1.3277282, within(1e-6));
        assertThat(StudentT.quantile(0.5, 7)).isCloseTo(0, within(1e-9));
        assertThat(StudentT.quantile(0.4, 7)).isNaN();
        assertThat(StudentT.quantile(1, 7)).isNaN();
    }
}
