package gammadesk.analytics.forecast.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Realised measures on simulated paths, with jumps and without: means within the error of the simulation. */
class ReturnVarianceTest {
    private static final double VARIANCE = 9e-4;
    private static final int STEPS = 288;
    private static final int DAYS = 20_000;
    private static final double JUMP = 0.02;

    @Test
    void withoutJumpsRealisedVarianceAndBipowerAreUnbiased() {
        unbiased(ReturnVariance::realised, false, VARIANCE);
        unbiased(ReturnVariance::bipower, false, VARIANCE);
    }

    @Test
    void quarticitiesAreTheSquareOfVariance() {
        unbiased(ReturnVariance::quarticity, false, VARIANCE * VARIANCE);
        unbiased(ReturnVariance::tripowerQuarticity, false, VARIANCE * VARIANCE);
    }

    @Test
    void theVarianceOfRealisedVarianceIsTwoNthOfQuarticity() {
        double[] values = days(ReturnVariance::realised, false);
        double expected = 2.0 / STEPS * VARIANCE * VARIANCE;
        assertThat(ReturnVariance.closeToClose(values)).isBetween(0.96 * expected, 1.04 * expected);
    }

    @Test
    void aJumpIsInRealisedVarianceAndAlmostGoneFromBipower() {
        unbiased(ReturnVariance::realised, true, VARIANCE + JUMP * JUMP);
        double deviation = Math.sqrt(VARIANCE / STEPS);
        double normalMean = deviation * Math.sqrt(2 / Math.PI);
        // A jump meets two neighbours; E|r + J| is J to all digits at 11 deviations.
        double left = Math.PI / 2 * STEPS / (STEPS - 1.0) * 2 * normalMean * (JUMP - normalMean);
        unbiased(ReturnVariance::bipower, true, VARIANCE + left);
        assertThat(left).isLessThan(0.3 * JUMP * JUMP);
    }

    @Test
    void theSplitFindsJumpsAndSeldomCriesWolf() {
        double[] calm = days(day -> ReturnVariance.split(3.09, day).jump() > 0 ? 1 : 0, false);
        double[] wild = days(day -> ReturnVariance.split(3.09, day).jump() > 0 ? 1 : 0, true);
        // One in 1,000 in the limit; with 288 returns the test is known to reject about twice as often.
        assertThat(mean(calm)).isBetween(0.0005, 0.005);
        assertThat(mean(wild)).isGreaterThan(0.9);
        double[] statistics = days(day -> ReturnVariance.split(0, day).statistic(), false);
        assertThat(mean(statistics)).isCloseTo(0, within(0.1));
        assertThat(ReturnVariance.closeToClose(statistics)).isCloseTo(1, within(0.1));
    }

    @Test
    void thePartsOfASplitAreTheWhole() {
        double[] day = day(new Random(5), true);
        JumpSplit split = ReturnVariance.split(3.09, day);
        assertThat(split.diffusion() + split.jump()).isCloseTo(ReturnVariance.realised(day), within(1e-18));
        assertThat(ReturnVariance.split(3.09, new double[4]).jump()).isZero();
    }

    @Test
    void subsamplingIsUnbiasedAndSteadierThanOneGrid() {
        unbiased(day -> ReturnVariance.subsampled(day, 6), false, VARIANCE);
        double one = ReturnVariance.closeToClose(days(ReturnVarianceTest::coarse, false));
        double all = ReturnVariance.closeToClose(days(day -> ReturnVariance.subsampled(day, 6), false));
        // Two thirds of the variance are left in the limit (Zhang, Mykland and Ait-Sahalia 2005).
        assertThat(all / one).isBetween(0.62, 0.75);
        assertThat(ReturnVariance.subsampled(new double[] {1, 2, 3}, 1)).isEqualTo(14);
        assertThatThrownBy(() -> ReturnVariance.subsampled(new double[2], 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noiseInflatesTheFineGridAndSubsamplingTakesItBack() {
        double noise = 1e-6;
        ToDoubleFunction<double[]> fine = day -> ReturnVariance.realised(noisy(day, noise));
        ToDoubleFunction<double[]> slow = day -> ReturnVariance.subsampled(noisy(day, noise), 24);
        unbiased(fine, false, VARIANCE + 2 * STEPS * noise);
        assertThat(mean(days(slow, false))).isLessThan(VARIANCE + 0.06 * 2 * STEPS * noise);
    }

    @Test
    void closeToCloseTakesTheMeanOut() {
        assertThat(ReturnVariance.closeToClose(1, 2, 3)).isEqualTo(1);
        assertThat(ReturnVariance.closeToClose(1)).isNaN();
        assertThat(ReturnVariance.bipower(1)).isNaN();
        assertThat(ReturnVariance.quarticity(1, 2)).isCloseTo(2.0 / 3 * 17, within(1e-12));
    }

    private static double coarse(double[] day) {
        double[] sums = new double[day.length / 6];
        for (int i = 0; i < day.length; i++) {
            sums[i / 6] += day[i];
        }
        return ReturnVariance.realised(sums);
    }

    private static double[] noisy(double[] day, double variance) {
        Random random = new Random(Double.hashCode(day[0]));
        double[] noisy = day.clone();
        double before = Math.sqrt(variance) * random.nextGaussian();
        for (int i = 0; i < day.length; i++) {
            double error = Math.sqrt(variance) * random.nextGaussian();
            noisy[i] += error - before;
            before = error;
        }
        return noisy;
    }

    private static double[] day(Random random, boolean isJumping) {
        double[] day = Diffusion.returns(random, STEPS, VARIANCE);
        if (isJumping) {
            day[1 + random.nextInt(STEPS - 2)] += JUMP * (random.nextBoolean() ? 1 : -1);
        }
        return day;
    }

    private static double[] days(ToDoubleFunction<double[]> measure, boolean isJumping) {
        Random random = new Random(7);
        double[] values = new double[DAYS];
        for (int i = 0; i < DAYS; i++) {
            values[i] = measure.applyAsDouble(day(random, isJumping));
        }
        return values;
    }

    private static void unbiased(ToDoubleFunction<double[]> measure, boolean isJumping, double truth) {
        double[] values = days(measure, isJumping);
        double error = Math.sqrt(ReturnVariance.closeToClose(values) / DAYS);
        assertThat(mean(values)).isBetween(truth - 4 * error, truth + 4 * error);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
