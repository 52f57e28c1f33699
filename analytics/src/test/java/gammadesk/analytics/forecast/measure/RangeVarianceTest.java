package gammadesk.analytics.forecast.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.market.Column;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Estimators of the range on simulated diffusions, where the truth is known. */
class RangeVarianceTest {
    private static final double VARIANCE = 4e-4;
    private static final int BARS = 20_000;

    @Test
    void allAreUnbiasedWithoutDrift() {
        Bars bars = Diffusion.bars(new Random(1), BARS, 400, VARIANCE, 0, 0);
        for (BarMeasure measure : BarMeasure.values()) {
            unbiased(measure.label(), bar -> measure.of(bars, bar), VARIANCE);
        }
    }

    @Test
    void theRangeTellsMoreThanTheReturn() {
        Bars bars = Diffusion.bars(new Random(2), BARS, 400, VARIANCE, 0, 0);
        double squared = deviation(bar -> BarMeasure.SQUARED_RETURN.of(bars, bar));
        // Variances of the estimators over that of the squared return: 1/4.9, 1/7.4 and 1/6.0 in the papers.
        assertThat(Math.pow(squared / deviation(bar -> BarMeasure.PARKINSON.of(bars, bar)), 2))
                .isBetween(4.5, 5.5);
        assertThat(Math.pow(squared / deviation(bar -> BarMeasure.GARMAN_KLASS.of(bars, bar)), 2))
                .isBetween(6.7, 8.2);
        assertThat(Math.pow(squared / deviation(bar -> BarMeasure.ROGERS_SATCHELL.of(bars, bar)), 2))
                .isBetween(5.4, 6.7);
    }

    @Test
    void driftMisleadsTheOthersButNotRogersAndSatchell() {
        double drift = 0.03;
        Bars bars = Diffusion.bars(new Random(3), BARS, 400, VARIANCE, drift, 0);
        unbiased("rogers-satchell", bar -> BarMeasure.ROGERS_SATCHELL.of(bars, bar), VARIANCE);
        assertThat(mean(bar -> BarMeasure.PARKINSON.of(bars, bar))).isGreaterThan(1.3 * VARIANCE);
        assertThat(mean(bar -> BarMeasure.SQUARED_RETURN.of(bars, bar)))
                .isCloseTo(VARIANCE + drift * drift, Percentage.withPercentage(3));
    }

    @Test
    void yangAndZhangHoldsWithDriftAndGaps() {
        double gap = 1e-4;
        Bars bars = Diffusion.bars(new Random(4), BARS, 400, VARIANCE, 0.02, gap);
        double[] blocks = IntStream.range(0, BARS / 10 - 1)
                .mapToDouble(i -> RangeVariance.yangZhang(bars, 10 * i + 1, 10 * i + 11))
                .toArray();
        double mean = IntStream.range(0, blocks.length)
                .mapToDouble(i -> blocks[i])
                .average()
                .orElseThrow();
        double error = Math.sqrt(ReturnVariance.closeToClose(blocks) / blocks.length);
        assertThat(mean).isBetween(VARIANCE + gap - 4 * error, VARIANCE + gap + 4 * error);
    }

    @Test
    void formulasByHand() {
        assertThat(RangeVariance.parkinson(Math.E, 1)).isCloseTo(0.36067376, within(1e-8));
        assertThat(RangeVariance.garmanKlass(1, Math.E, 1, Math.E)).isCloseTo(0.11370564, within(1e-8));
        assertThat(RangeVariance.rogersSatchell(1, Math.E, 1 / Math.E, 1)).isCloseTo(2, within(1e-12));
        assertThat(RangeVariance.rogersSatchell(1, Math.E, 1, Math.E)).isCloseTo(0, within(1e-12));
    }

    @Test
    void aBarMustBeOne() {
        Column one = Column.of(1);
        assertThatThrownBy(() -> new Bars(0, 1000, one, one, Column.of(2), one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bars(0, 7, one, one, one, one)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bars(0, 1000, one, one, one, Column.of(1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Offset<Double> within(double tolerance) {
        return Offset.offset(tolerance);
    }

    private static void unbiased(String name, IntToDoubleFunction measure, double truth) {
        double error = deviation(measure) / Math.sqrt(BARS);
        // Four standard errors of the simulation, and half a percent for what 400 looks a bar leave over.
        assertThat(mean(measure)).as(name).isBetween(0.995 * truth - 4 * error, 1.005 * truth + 4 * error);
    }

    private static double mean(IntToDoubleFunction measure) {
        return IntStream.range(0, BARS).mapToDouble(measure).average().orElseThrow();
    }

    private static double deviation(IntToDoubleFunction measure) {
        return Math.sqrt(ReturnVariance.closeToClose(
                IntStream.range(0, BARS).mapToDouble(measure).toArray()));
    }
}
