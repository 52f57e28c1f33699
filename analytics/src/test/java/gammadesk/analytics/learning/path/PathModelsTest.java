package gammadesk.analytics.learning.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.OptionType;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PathModelsTest {
    private static final HestonParameters CALM = new HestonParameters(0.2, 3, 0.3, 0.9, -0.3);
    private static final JumpParameters TOGETHER = new JumpParameters(2, -0.06, 0.1, 0.15, -0.4);

    /** Mean of a sample against what it must be, within four standard errors. */
    private static void assertMean(double[] sample, double expected) {
        double mean = Arrays.stream(sample).average().orElseThrow();
        double variance = Arrays.stream(sample)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(expected, within(4 * Math.sqrt(variance / sample.length) + 1e-14));
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }

    private static double[] last(double[][] moments) {
        return moments[moments.length - 1];
    }

    /** Mean price, and prices of three calls less what chance did to the price itself. */
    private static void assertPrices(PathSet paths, HestonPrice formula) {
        double[] last = last(paths.spots());
        assertMean(last, 100);
        for (double strike : new double[] {80, 100, 120}) {
            double expected = formula.price(100, strike, paths.years(), OptionType.CALL);
            double share = strike < 110 ? 0.6 : 0.3;
            assertMean(map(last, s -> Math.max(0, s - strike) - share * (s - 100)), expected);
        }
    }

    @Test
    void hestonByDailyMovesPricesLikeTheFormulaThoughFellerIsViolated() {
        HestonParameters violent = new HestonParameters(0.04, 1, 0.04, 2, -0.7);
        PathSet paths = new Heston(100, 0, violent).simulate(30_000, 30, 1.0 / 365, new SplittableRandom(1));
        assertPrices(paths, new HestonPrice(violent));
        assertMean(last(paths.variances()), 0.04);
    }

    @Test
    void hestonsVarianceHasItsMomentsAndIsNeverNegative() {
        PathSet paths = new Heston(100, 0.1, CALM).simulate(25_000, 60, 1.0 / 240, new SplittableRandom(2));
        double decay = Math.exp(-3 * 0.25);
        double mean = 0.3 + (0.2 - 0.3) * decay;
        // Cox, Ingersoll and Ross 1985, (19)
        double variance = 0.81 / 3 * (0.2 * (decay - decay * decay) + 0.3 / 2 * (1 - decay) * (1 - decay));
        assertMean(last(paths.variances()), mean);
        assertMean(map(last(paths.variances()), v -> (v - mean) * (v - mean)), variance);
        assertThat(Arrays.stream(last(paths.variances())).min().orElseThrow()).isNotNegative();
        assertMean(last(paths.spots()), 100 * Math.exp(0.1 * 0.25));
    }

    @Test
    void batesPricesLikeItsFormula() {
        Bates bates = new Bates(100, 0, CALM, 2, -0.08, 0.12);
        PathSet paths = bates.simulate(30_000, 60, 1.0 / 240, new SplittableRandom(3));
        assertPrices(paths, new HestonPrice(CALM, bates.jumps()));
    }

    @Test
    void jumpsOfPriceAndVarianceHaveTheirMomentsAndPrices() {
        PathSet paths = new Svcj(100, 0, CALM, TOGETHER).simulate(30_000, 60, 1.0 / 240, new SplittableRandom(4));
        assertPrices(paths, new HestonPrice(CALM, TOGETHER));
        double decay = Math.exp(-3 * 0.25);
        double longMean = 0.3 + 2 * 0.15 / 3;
        assertMean(last(paths.variances()), longMean + (0.2 - longMean) * decay);
        assertThat(TOGETHER.meanMove()).isCloseTo(Math.exp(-0.06 + 0.005) / 1.06 - 1, within(1e-15));
    }

    @Test
    void brownianReturnsAreNormal() {
        PathSet paths = new GeometricBrownian(100, 0.05, 0.2).simulate(40_000, 5, 0.1, new SplittableRandom(5));
        double[] logs = map(last(paths.spots()), s -> Math.log(s / 100) - (0.05 - 0.02) * 0.5);
        assertMean(logs, 0);
        assertMean(map(logs, x -> x * x), 0.02);
        assertMean(map(logs, x -> x * x * x * x), 3 * 0.02 * 0.02);
    }

    @Test
    void roughVarianceKeepsItsMeanAndSpreadsAsItsHurstExponentSays() {
        RoughBergomi rough = new RoughBergomi(100, 0, 0.09, 0.1, 1.2, -0.8);
        PathSet paths = rough.simulate(20_000, 50, 0.01, new SplittableRandom(6));
        assertMean(last(paths.spots()), 100);
        for (int step : new int[] {1, 10, 50}) {
            assertMean(paths.variances()[step], 0.09);
            double expected = 1.44 * Math.pow(step * 0.01, 0.2);
            double[] logs = map(paths.variances()[step], v -> Math.log(v / 0.09));
            double mean = Arrays.stream(logs).average().orElseThrow();
            double spread = Arrays.stream(logs)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(-spread / 2, within(0.02 * spread));
            // four errors of a variance by 20,000 draws, and what the scheme lacks
            assertThat(spread).isCloseTo(expected, within((4 * Math.sqrt(2.0 / 20_000) + 0.015) * expected));
        }
    }

    @Test
    void roughVarianceOfHurstOneHalfIsLognormalDiffusion() {
        RoughBergomi smooth = new RoughBergomi(100, 0, 0.09, 0.5, 1, 0);
        PathSet paths = smooth.simulate(30_000, 20, 0.05, new SplittableRandom(7));
        double[] first = map(paths.variances()[10], v -> Math.log(v / 0.09) + 0.25);
        double[] second = map(paths.variances()[20], v -> Math.log(v / 0.09) + 0.5);
        assertMean(map(second, x -> x * x), 1);
        double[] later = new double[first.length];
        for (int i = 0; i < later.length; i++) {
            later[i] = first[i] * (second[i] - first[i]);
        }
        assertMean(later, 0);
    }

    static List<PathModel> models() {
        MarketHistory history =
                new MarketHistory(1.0 / 365, Column.of(0.01, -0.02, 0.005, 0.03), Column.of(0.1, -0.05, 0, -0.05));
        return List.of(
                new GeometricBrownian(100, 0, 0.5),
                new Heston(100, 0, CALM),
                new Bates(100, 0, CALM, 2, -0.08, 0.12),
                new Svcj(100, 0, CALM, TOGETHER),
                new RoughBergomi(100, 0, 0.09, 0.1, 1.2, -0.8),
                new HistoryBootstrap(100, 0.3, history, 2, HistoryBootstrap.Kind.STATIONARY, true));
    }

    @ParameterizedTest
    @MethodSource("models")
    void theSameSeedDrawsTheSamePathsAndNonsenseIsRefused(PathModel model) {
        PathSet once = model.simulate(50, 8, 1.0 / 365, new SplittableRandom(8));
        PathSet again = model.simulate(50, 8, 1.0 / 365, new SplittableRandom(8));
        PathSet other = model.simulate(50, 8, 1.0 / 365, new SplittableRandom(9));
        assertThat(again.spots()).isDeepEqualTo(once.spots());
        assertThat(again.variances()).isDeepEqualTo(once.variances());
        assertThat(Arrays.deepEquals(other.spots(), once.spots())).isFalse();
        assertThat(once.paths()).isEqualTo(50);
        assertThat(once.steps()).isEqualTo(8);
        assertThatIllegalArgumentException().isThrownBy(() -> model.simulate(0, 8, 1.0 / 365, new SplittableRandom(8)));
        assertThatIllegalArgumentException().isThrownBy(() -> model.simulate(1, 0, 1.0 / 365, new SplittableRandom(8)));
        assertThatIllegalArgumentException().isThrownBy(() -> model.simulate(1, 8, 0, new SplittableRandom(8)));
    }

    @Test
    void badParametersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Heston(0, 0, CALM));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bates(1, 0, CALM, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Svcj(1, Double.NaN, CALM, TOGETHER));
        assertThatIllegalArgumentException().isThrownBy(() -> new RoughBergomi(1, 0, 0.04, 0.6, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RoughBergomi(1, 0, 0.04, 0, 1, 0));
    }
}
