package gammadesk.analytics.learning.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.learning.path.HistoryBootstrap.Kind;
import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryBootstrapTest {
    private static final double DAY = 1.0 / 365;
    private static final MarketHistory HISTORY = history();

    /** Returns and variance that fall and rise together, with a fat tail. */
    private static MarketHistory history() {
        SplittableRandom random = new SplittableRandom(31);
        double[] prices = new double[401];
        double[] variances = new double[401];
        prices[0] = 50_000;
        variances[0] = 0.4;
        for (int i = 0; i < 400; i++) {
            double shock = random.nextGaussian() * (random.nextInt(20) == 0 ? 3 : 1);
            prices[i + 1] = prices[i] * Math.exp(0.03 * shock);
            variances[i + 1] = variances[i] * Math.exp(-0.05 * shock + 0.04 * random.nextGaussian());
        }
        return MarketHistory.of(DAY, Column.of(prices), Column.of(variances));
    }

    private static HistoryBootstrap bootstrap(Kind kind, boolean isMartingale) {
        return new HistoryBootstrap(100, 0.3, HISTORY, 10, kind, isMartingale);
    }

    @ParameterizedTest
    @EnumSource
    void meansVariancesAndCommonMovesAreThoseOfTheHistory(Kind kind) {
        PathSet paths = bootstrap(kind, false).simulate(4000, 20, DAY, new SplittableRandom(1));
        double[] sums = new double[4];
        int count = 0;
        for (int step = 0; step < 20; step++) {
            for (int path = 0; path < 4000; path++) {
                double move = Math.log(paths.spots()[step + 1][path] / paths.spots()[step][path]);
                double variance = Math.log(paths.variances()[step + 1][path] / paths.variances()[step][path]);
                sums[0] += move;
                sums[1] += move * move;
                sums[2] += move * variance;
                sums[3] += move * move * move * move;
                count++;
            }
        }
        double[] expected = new double[4];
        for (int i = 0; i < HISTORY.size(); i++) {
            double r = HISTORY.returns().get(i);
            expected[0] += r / HISTORY.size();
            expected[1] += r * r / HISTORY.size();
            expected[2] += r * HISTORY.varianceMoves().get(i) / HISTORY.size();
            expected[3] += r * r * r * r / HISTORY.size();
        }
        // moving blocks visit the ends of the history less often, by up to 1 part in 40
        double slack = kind == Kind.STATIONARY ? 0 : 0.05;
        double error = Math.sqrt(expected[1] / count);
        assertThat(sums[0] / count).isCloseTo(expected[0], within(5 * error + slack * Math.sqrt(expected[1]) / 4));
        assertThat(sums[1] / count).isCloseTo(expected[1], within((0.02 + slack) * expected[1]));
        assertThat(sums[2] / count).isCloseTo(expected[2], within((0.02 + slack) * Math.abs(expected[2])));
        assertThat(sums[3] / count).isCloseTo(expected[3], within((0.12 + 2 * slack) * expected[3]));
    }

    @Test
    void movingBlocksAreContiguousAndOfOneLength() {
        int[][] intervals = bootstrap(Kind.MOVING, false).intervals(200, 35, new SplittableRandom(2));
        for (int path = 0; path < 200; path++) {
            for (int step = 1; step < 35; step++) {
                if (step % 10 != 0) {
                    assertThat(intervals[step][path]).isEqualTo(intervals[step - 1][path] + 1);
                }
            }
        }
    }

    @Test
    void stationaryBlocksAreContiguousOnACircleAndOfTheMeanLength() {
        int[][] intervals = bootstrap(Kind.STATIONARY, false).intervals(2000, 200, new SplittableRandom(3));
        int breaks = 0;
        for (int step = 1; step < 200; step++) {
            for (int path = 0; path < 2000; path++) {
                breaks += intervals[step][path] == (intervals[step - 1][path] + 1) % 400 ? 0 : 1;
            }
        }
        double chance = breaks / (199.0 * 2000);
        // one block in ten intervals ends, and one new start in 400 continues by accident
        assertThat(chance).isCloseTo(0.1 * 399 / 400, within(4 * Math.sqrt(0.09 / 398_000)));
    }

    @Test
    void pathsTakeTheIntervalsThatAreTold() {
        int[][] intervals = bootstrap(Kind.STATIONARY, false).intervals(30, 12, new SplittableRandom(4));
        PathSet paths = bootstrap(Kind.STATIONARY, false).simulate(30, 12, DAY, new SplittableRandom(4));
        for (int path = 0; path < 30; path++) {
            double log = Math.log(0.3);
            for (int step = 0; step < 12; step++) {
                log += HISTORY.varianceMoves().get(intervals[step][path]);
            }
            assertThat(paths.variances()[12][path]).isCloseTo(Math.exp(log), within(1e-12));
        }
    }

    @Test
    void theMartingaleHasNoGrowth() {
        HistoryBootstrap single = new HistoryBootstrap(100, 0.3, HISTORY, 1, Kind.STATIONARY, true);
        PathSet paths = single.simulate(40_000, 10, DAY, new SplittableRandom(5));
        double[] last = paths.spots()[10];
        double mean = Arrays.stream(last).average().orElseThrow();
        double variance =
                Arrays.stream(last).map(s -> (s - mean) * (s - mean)).average().orElseThrow();
        assertThat(mean).isCloseTo(100, within(4 * Math.sqrt(variance / 40_000)));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bootstrap(Kind.MOVING, false).simulate(1, 1, 2 * DAY, new SplittableRandom(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HistoryBootstrap(100, 0.3, HISTORY, 401, Kind.MOVING, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MarketHistory(DAY, Column.of(0.1, Double.NaN), Column.of(0, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MarketHistory(DAY, Column.of(0.1, 0.2), Column.of(0)));
    }
}
