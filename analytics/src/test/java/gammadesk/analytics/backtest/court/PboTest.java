package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PboTest {
    private static double[][] noise(int strategies, int periods, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] profits = new double[strategies][periods];
        for (double[] one : profits) {
            Arrays.setAll(one, _ -> random.nextGaussian());
        }
        return profits;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** One matrix of noise may lie anywhere between 0.2 and 0.8: its splits share their periods. */
    @Test
    void noiseIsOverfittedHalfTheTime() {
        double mean = IntStream.range(0, 120)
                .mapToDouble(seed -> Pbo.of(noise(20, 320, seed)).probability())
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(0.05));
    }

    /** Three strategies have a middle one, whose logit is 0. */
    @Test
    void anOddNumberOfWorthlessStrategiesIsNoWorse() {
        double mean = IntStream.range(0, 2_000)
                .mapToDouble(seed -> Pbo.ofSharpe(noise(3, 160, seed), 8).probability())
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(0.02));
    }

    @Test
    void aDominatingStrategyIsNotOverfitted() {
        double[][] profits = noise(50, 480, 7);
        Arrays.setAll(profits[13], i -> profits[13][i] + 2);
        Pbo pbo = Pbo.of(profits);
        assertThat(pbo.probability()).isZero();
        assertThat(pbo.probabilityOfLoss()).isZero();
        assertThat(pbo.logits().size()).isEqualTo(12_870);
        assertThat(pbo.logits().get(0)).isCloseTo(Math.log(50), within(1e-12));
    }

    /** Two halves, by hand: A leads the first and is last in the second, C the other way round. */
    @Test
    void twoBlocksByHand() {
        double[][] profits = {{2, 4, -2, 0}, {1, 1, 1, 1}, {-1, 1, 1, 3}};
        Pbo pbo = Pbo.of(profits, 2, PboTest::mean);
        assertThat(pbo.probability()).isOne();
        assertThat(pbo.logits().toArray()).containsExactly(new double[] {-Math.log(3), -Math.log(3)}, within(1e-12));
        assertThat(pbo.slope()).isCloseTo(-1, within(1e-12));
        assertThat(pbo.intercept()).isCloseTo(2, within(1e-12));
        assertThat(pbo.probabilityOfLoss()).isEqualTo(0.5);
    }

    /** A earns 3 in two of four blocks, B 1 in all: two splits of six choose wrongly; six points of a line by hand. */
    @Test
    void fourBlocksByHand() {
        Pbo pbo = Pbo.of(new double[][] {{3, 3, 0, 0}, {1, 1, 1, 1}}, 4, PboTest::mean);
        assertThat(pbo.probability()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(pbo.slope()).isCloseTo(-5 / 7.0, within(1e-12));
        assertThat(pbo.intercept()).isCloseTo(7 / 6.0 + 5 / 7.0 * 10 / 6, within(1e-12));
        assertThat(pbo.probabilityOfLoss()).isZero();
    }

    @Test
    void theQuickSharpeIsThePlainOne() {
        double[][] profits = noise(7, 83, 5);
        Arrays.setAll(profits[2], i -> 1e6 + profits[2][i]);
        Arrays.fill(profits[3], 0);
        Arrays.fill(profits[4], 0.1);
        Pbo quick = Pbo.ofSharpe(profits, 8);
        Pbo plain = Pbo.of(profits, 8, Sharpe::of);
        assertThat(quick.periods()).isEqualTo(80);
        assertThat(quick.probability()).isEqualTo(plain.probability());
        assertThat(quick.logits().toArray()).containsExactly(plain.logits().toArray(), within(1e-12));
    }

    @Test
    void theQuickSharpeHasTheSameLine() {
        double[][] profits = noise(9, 96, 6);
        Pbo quick = Pbo.ofSharpe(profits, 8);
        Pbo plain = Pbo.of(profits, 8, Sharpe::of);
        assertThat(quick.slope()).isCloseTo(plain.slope(), within(1e-9));
        assertThat(quick.intercept()).isCloseTo(plain.intercept(), within(1e-9));
        assertThat(quick.probabilityOfLoss()).isEqualTo(plain.probabilityOfLoss());
    }

    @Test
    void strategiesThatAreAllAlikeAreAHalf() {
        double[] same = noise(1, 64, 3)[0];
        Pbo pbo = Pbo.of(new double[][] {same, same, same, same});
        assertThat(pbo.probability()).isEqualTo(0.5);
        assertThat(pbo.logits().sum()).isZero();
    }

    @Test
    void theOrderOfStrategiesSaysNothing() {
        double[][] profits = noise(6, 64, 11);
        double[][] turned = {profits[5], profits[2], profits[0], profits[0], profits[4], profits[1], profits[3]};
        double[][] other = {profits[0], profits[1], profits[2], profits[3], profits[0], profits[4], profits[5]};
        assertThat(Pbo.of(turned).probability()).isEqualTo(Pbo.of(other).probability());
    }

    @Test
    void whatNeverVariesHasItsPlace() {
        assertThat(Sharpe.of(new double[] {0, 0, 0})).isZero();
        assertThat(Sharpe.of(new double[] {0.1, 0.1, 0.1})).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Sharpe.of(new double[] {-0.1, -0.1, -0.1})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Sharpe.of(new double[] {1})).isNaN();
        assertThat(Sharpe.of(new double[] {1, 2, 3})).isEqualTo(2);
    }

    @Test
    void whatCannotBeJudgedIsRefused() {
        double[][] profits = noise(3, 64, 1);
        profits[1][7] = Double.NaN;
        assertThatThrownBy(() -> Pbo.of(profits)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pbo.of(noise(1, 64, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pbo.of(noise(3, 15, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pbo.ofSharpe(noise(3, 64, 1), 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pbo.of(new double[][] {new double[64], new double[63]}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pbo.of(noise(3, 64, 1), 4, _ -> Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
