package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeflatedSharpeTest {
    private static final double DAYS = 250;

    private static DeflatedSharpe published(int trials) {
        return DeflatedSharpe.of(2.5 / Math.sqrt(DAYS), 1_250, -3, 10, trials, 0.5 / DAYS);
    }

    /** The example of the paper: 2.5 a year looks grand, and is not enough after a hundred trials. */
    @Test
    void theExampleOfThePaper() {
        assertThat(published(100).probability()).isCloseTo(0.9004, within(5e-5));
        assertThat(published(46).probability()).isCloseTo(0.9505, within(5e-5));
        assertThat(published(100).expectedMost()).isCloseTo(0.1132, within(5e-5));
    }

    @Test
    void theExpectedMostIsThatOfDrawnRatios() {
        SplittableRandom random = new SplittableRandom(3);
        double mean = IntStream.range(0, 20_000)
                .mapToDouble(_ -> IntStream.range(0, 40)
                        .mapToDouble(_ -> 0.3 * random.nextGaussian())
                        .max()
                        .orElseThrow())
                .average()
                .orElseThrow();
        assertThat(DeflatedSharpe.expectedMost(40, 0.09)).isCloseTo(mean, within(0.012));
    }

    @Test
    void oneTrialIsNotDeflated() {
        assertThat(DeflatedSharpe.expectedMost(1, Double.NaN)).isZero();
        assertThat(DeflatedSharpe.of(0, 100, 0, 3, 1, 0).probability()).isEqualTo(0.5);
    }

    @Test
    void momentsComeFromTheProfits() {
        double[] profits = {1, 2, 2, 3, -4, 5, 0.5, 1};
        DeflatedSharpe deflated = DeflatedSharpe.of(profits, 1, 0);
        assertThat(deflated.sharpe()).isCloseTo(0.509410, within(1e-6));
        assertThat(deflated.skewness()).isCloseTo(-0.847663, within(1e-6));
        assertThat(deflated.kurtosis()).isCloseTo(3.669355, within(1e-6));
    }

    @Test
    void whatIsMissingIsNaN() {
        assertThat(DeflatedSharpe.of(1, 1, 0, 3, 2, 1).probability()).isNaN();
        assertThat(DeflatedSharpe.of(1, 100, 0, 3, 0, 1).probability()).isNaN();
        assertThat(DeflatedSharpe.of(1, 100, 0, 3, 2, Double.NaN).probability()).isNaN();
        assertThat(DeflatedSharpe.of(1, 100, 3, 3, 1, 0).probability()).isNaN();
        assertThat(DeflatedSharpe.of(new double[] {1, 1, 1}, 1, 0).probability())
                .isNaN();
    }
}
