package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.court.LookAhead.SeriesRule;
import gammadesk.analytics.backtest.court.Reason.Measure;
import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the court is there for: a policy that was found by searching, and one that knew the future. */
class ConvictionTest {
    private static final int DAYS = 512;
    private static final double PER_YEAR = Math.sqrt(365);

    /** Everything that is not on trial here is as good as can be. */
    private static final Findings ELSE = Findings.NONE
            .restingOn(
                    new Provenance(0, List.of(DataRange.recorded("days", 0, DAYS * 86_400_000L, DAYS, "")), "", "", 0),
                    DAYS,
                    OptionalInt.of(1))
            .with(Measure.SHORTFALL, -0.2)
            .with(Measure.SHORTFALL_INTERVAL, -0.1)
            .with(Measure.FORWARD, -0.1)
            .with(Measure.COST, 0)
            .with(Measure.STRESS, -0.1)
            .with(Measure.BREACHES, 0)
            .with(Measure.CONTROL, 0.01)
            .with(Measure.LOOK_AHEAD, 0);

    private static double[] returns(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, DAYS)
                .mapToDouble(_ -> 0.03 * random.nextGaussian())
                .toArray();
    }

    /** Random positions, held for about a week, on the same returns. */
    private static double[][] zoo(int policies, double[] returns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] profits = new double[policies][];
        for (int policy = 0; policy < policies; policy++) {
            double position = 0;
            profits[policy] = returns.clone();
            for (int day = 0; day < DAYS; day++) {
                position = random.nextInt(7) == 0 ? random.nextInt(3) - 1 : position;
                profits[policy][day] *= position;
            }
        }
        return profits;
    }

    private static int best(double[][] profits) {
        return IntStream.range(0, profits.length)
                .boxed()
                .max(Comparator.comparingDouble(policy -> Sharpe.of(profits[policy])))
                .orElseThrow();
    }

    private static RunLedger ledger(double[][] profits) {
        RunLedger ledger = RunLedger.EMPTY;
        for (int policy = 0; policy < profits.length; policy++) {
            ledger = ledger.with(new RunEntry(
                    policy, "random " + policy, "", "", "", policy, Map.of("sharpe", Sharpe.of(profits[policy]))));
        }
        return ledger;
    }

    private static Admission tried(double[][] profits, Findings findings) {
        RunLedger.Tally tally = ledger(profits).tally(_ -> true);
        Optional<DeflatedSharpe> deflated =
                Optional.of(DeflatedSharpe.of(profits[best(profits)], tally.trials(), tally.sharpeVariance()));
        return Court.USUAL.rule(
                "the best",
                "coin",
                findings.with(Measure.TRIALS, tally.trials()).chosen(Optional.of(Pbo.of(profits)), deflated));
    }

    @Test
    void theBestOfTwoHundredRandomPoliciesMayNot() {
        double[][] zoo = zoo(200, returns(1), 2);
        double[] best = zoo[best(zoo)];
        assertThat(Sharpe.of(best) * PER_YEAR).isGreaterThan(1.8);
        assertThat(DeflatedSharpe.of(best, 1, 0).probability()).isGreaterThan(0.99);
        Admission admission = tried(zoo, ELSE);
        assertThat(admission.ruling()).isEqualTo(Ruling.MAY_NOT);
        assertThat(admission.against())
                .extracting(Reason::measure)
                .containsExactly(Measure.PBO, Measure.DEFLATED_SHARPE);
    }

    /** Not one zoo by luck: of ten, none is let through. */
    @Test
    void noZooIsLetThrough() {
        for (int seed = 0; seed < 10; seed++) {
            Admission admission = tried(zoo(200, returns(100 + seed), seed), ELSE);
            assertThat(admission.ruling()).as("zoo " + seed).isEqualTo(Ruling.MAY_NOT);
        }
    }

    /** A court that convicts everybody is no court. */
    @Test
    void aPolicyThatEarnsItsReturnIsLetThrough() {
        double[] returns = returns(3);
        double[][] profits = zoo(200, returns, 4);
        SplittableRandom random = new SplittableRandom(5);
        profits[17] = Arrays.stream(returns)
                .map(one -> 0.03 * random.nextGaussian() + 0.008)
                .toArray();
        Admission admission = tried(profits, ELSE);
        assertThat(admission.reasons().stream().filter(reason -> !reason.isPassed()))
                .isEmpty();
        assertThat(admission.ruling()).isEqualTo(Ruling.MAY_RUN);
    }

    /** It passes every statistic, for it is right every day; that it cannot have known is what convicts it. */
    @Test
    void aPolicyThatSawTomorrowMayNot() {
        double[] returns = returns(6);
        double[] prices = new double[DAYS + 1];
        prices[0] = 100;
        IntStream.range(0, DAYS).forEach(day -> prices[day + 1] = prices[day] * Math.exp(returns[day]));
        SeriesRule oracle = series -> Column.of(IntStream.range(0, series.size())
                .mapToDouble(i -> i + 1 < series.size() ? Math.signum(series.get(i + 1) - series.get(i)) : 0)
                .toArray());
        Column decided = oracle.decide(Column.of(prices));
        double[][] profits = zoo(20, returns, 7);
        Arrays.setAll(profits[3], day -> decided.get(day) * returns[day]);
        assertThat(tried(profits, ELSE).ruling()).isEqualTo(Ruling.MAY_RUN);

        long leaks = LookAhead.of(oracle, Column.of(prices), 20).stream().count();
        Admission admission = tried(profits, ELSE.with(Measure.LOOK_AHEAD, leaks));
        assertThat(admission.ruling()).isEqualTo(Ruling.MAY_NOT);
        assertThat(admission.against()).extracting(Reason::measure).containsExactly(Measure.LOOK_AHEAD);
    }
}
