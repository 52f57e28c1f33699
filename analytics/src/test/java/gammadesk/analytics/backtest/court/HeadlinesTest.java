package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.backtest.BlockBootstrap;
import gammadesk.analytics.risk.TailRisk;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadlinesTest {
    private static double[] gaussian(int count, double mean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToDouble(_ -> mean + random.nextGaussian())
                .toArray();
    }

    /** Another implementation, that sorts. */
    @Test
    void theShortfallIsThatOfTheRiskRoom() {
        for (int count : new int[] {1, 7, 40, 333}) {
            double[] profits = gaussian(count, 0.1, count);
            assertThat(Outcomes.of(profits).shortfall())
                    .isCloseTo(TailRisk.ofProfits(profits, 0.95).expectedShortfall(), within(1e-12));
        }
    }

    @Test
    void drawnTimesTakeAllBooksWithThem() {
        double[] one = gaussian(50, 0, 1);
        double[] other = gaussian(50, 1, 2);
        int[] drawn = {3, 3, 49, 0, 17, 3};
        double[] written = IntStream.concat(
                        Arrays.stream(drawn), Arrays.stream(drawn).map(i -> i + 50))
                .mapToDouble(i -> i < 50 ? one[i] : other[i - 50])
                .toArray();
        Outcomes both = Outcomes.of(List.of(one, other));
        assertThat(both.shortfall(drawn))
                .isCloseTo(TailRisk.ofProfits(written, 0.95).expectedShortfall(), within(1e-12));
        assertThat(both.mean(drawn)).isCloseTo(Arrays.stream(written).average().orElseThrow(), within(1e-12));
        assertThat(both.sums()[5]).isCloseTo(one[5] + other[5], within(1e-12));
    }

    /** Ninety of a hundred intervals hold the truth: 2.0627 is the shortfall of the normal distribution. */
    @Test
    void intervalsCoverWhatTheySay() {
        int mean = 0;
        int shortfall = 0;
        for (int seed = 0; seed < 300; seed++) {
            Outcomes outcomes = Outcomes.of(gaussian(400, 0, 1_000 + seed));
            Headlines headlines = new Headlines(new BlockBootstrap(1, 300), seed);
            mean += holds(headlines.mean(outcomes), 0) ? 1 : 0;
            shortfall += holds(headlines.shortfall(outcomes), 2.0627) ? 1 : 0;
        }
        assertThat(mean / 300.0).isBetween(0.85, 0.95);
        assertThat(shortfall / 300.0).isBetween(0.80, 0.95);
    }

    private static boolean holds(Estimate estimate, double truth) {
        return estimate.low() <= truth && truth <= estimate.high();
    }

    /** What both rules suffer alike does not blur the difference. */
    @Test
    void aPairedDifferenceIsSharperThanTwoFigures() {
        double[] market = gaussian(500, 0, 5);
        double[] noise = gaussian(500, 0, 6);
        Outcomes own = Outcomes.of(IntStream.range(0, 500)
                .mapToDouble(i -> 0.9 * market[i] + 0.02 * noise[i])
                .toArray());
        Headlines headlines = Headlines.ofPaths(4);
        Estimate less = headlines.shortfallLess(own, Outcomes.of(market));
        Estimate alone = headlines.shortfall(own);
        assertThat(less.high()).isNegative();
        assertThat(less.high() - less.low()).isLessThan((alone.high() - alone.low()) / 3);
        assertThat(headlines.shortfallLess(own, own)).isEqualTo(new Estimate(0, 0, 0));
        assertThatThrownBy(() -> headlines.shortfallLess(own, Outcomes.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameSeedDrawsTheSame() {
        Outcomes outcomes = Outcomes.of(gaussian(100, 0, 9));
        assertThat(Headlines.ofPaths(3).shortfall(outcomes))
                .isEqualTo(Headlines.ofPaths(3).shortfall(outcomes));
        assertThat(Headlines.ofPaths(3).shortfall(outcomes))
                .isNotEqualTo(Headlines.ofPaths(4).shortfall(outcomes));
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> Outcomes.of(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Outcomes.of(List.of(new double[2], new double[3])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Outcomes.of().mean()).isNaN();
        assertThat(Headlines.ofPaths(1).shortfall(Outcomes.of()).isKnown()).isFalse();
    }

    /** The same mean, half the spread: worthless to the Sharpe ratio of the difference, a benefit in utility. */
    @Test
    void lessRiskIsABenefit() {
        double[] baseline = gaussian(4_000, 0, 11);
        double[] calm = Arrays.stream(baseline).map(one -> one / 2).toArray();
        assertThat(Sharpe.of(Benefit.over(calm, baseline))).isGreaterThan(0.2);
        assertThat(Sharpe.of(Benefit.over(baseline, calm))).isLessThan(-0.2);
        assertThat(Benefit.over(baseline, baseline)).containsOnly(0);
    }

    @Test
    void aBenefitIsMoneyWhereNothingIsAtRisk() {
        assertThat(Benefit.over(new double[] {2, 3}, new double[] {1, 1})).containsExactly(1, 2);
        double[] tiny = Benefit.over(new double[] {0.001, 0}, new double[] {0, -1});
        assertThat(tiny[0]).isCloseTo(0.001, within(1e-6));
        assertThat(tiny[1]).isCloseTo(Math.E - 1, within(1e-9));
    }
}
