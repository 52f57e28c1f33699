package gammadesk.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.forecast.score.StudentT;
import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a combination, a gate and an interval learn from outcomes as they come in. */
class CombinationTest {
    private static final int ROWS = 1_500;
    private static final long DAY = 86_400_000L;

    @Test
    void weightGoesFromTheBenchmarkToWhoeverIsRight() {
        double[] truth = truth();
        ForecastRun wrong = run("har", truth, 3, 0.3, 1);
        ForecastRun right = run("right", truth, 1, 0.05, 2);
        ForecastRun combined = Combination.of(wrong, List.of(right));
        assertThat(combined.forecast(0)).isEqualTo(wrong.forecast(0));
        assertThat(combined.forecast(ROWS - 1) / right.forecast(ROWS - 1)).isBetween(0.9, 1.7);
        ForecastRun poor = run("poor", truth, 9, 0.3, 3);
        ForecastRun kept = Combination.of(wrong, List.of(poor));
        assertThat(kept.forecast(ROWS - 1)).isCloseTo(wrong.forecast(ROWS - 1), within(1e-6));
    }

    @Test
    void aMissingForecastHasNoWeight() {
        double[] truth = truth();
        ForecastRun benchmark = run("har", truth, 1, 0.3, 1);
        double[] none = new double[ROWS];
        Arrays.fill(none, Double.NaN);
        ForecastRun combined = Combination.of(benchmark, List.of(benchmark.with("none", none)));
        for (int i = 0; i < ROWS; i++) {
            assertThat(combined.forecast(i)).isCloseTo(benchmark.forecast(i), within(1e-15));
        }
    }

    @Test
    void theGateOpensForTheBetterAndStaysShutForTheEqual() {
        double[] truth = truth();
        ForecastRun benchmark = run("har", truth, 1, 0.5, 1);
        LearnedGate better = LearnedGate.of(run("learned", truth, 1, 0.2, 2), benchmark);
        assertThat(better.isOpen()).isTrue();
        assertThat(better.sentence()).contains("learned is used");
        int opened = 0;
        for (int i = 0; i < 100; i++) {
            opened += LearnedGate.of(run("equal", truth, 1, 0.5, 10 + i), benchmark)
                            .isOpen()
                    ? 1
                    : 0;
        }
        assertThat(opened).isLessThanOrEqualTo(10);
        ForecastRun gated = LearnedGate.gated(run("learned", truth, 1, 0.2, 2), benchmark);
        assertThat(gated.forecast(0)).isEqualTo(benchmark.forecast(0));
        assertThat(gated.forecast(ROWS - 1)).isNotEqualTo(benchmark.forecast(ROWS - 1));
    }

    /** Errors that grow threefold half-way: a fixed quantile would miss far more often than it says. */
    @Test
    void intervalsKeepTheirPromiseThroughABreak() {
        double[] truth = truth();
        double[] forecast = new double[ROWS];
        Random random = new Random(4);
        for (int i = 0; i < ROWS; i++) {
            double deviation = i < ROWS / 2 ? 0.3 : 0.9;
            forecast[i] = truth[i] * Math.exp(deviation * random.nextGaussian());
        }
        ForecastRun run = run("har", truth, 1, 0, 1).with("broken", forecast);
        for (double level : new double[] {0.8, 0.95}) {
            Intervals intervals = ConformalIntervals.of(run, level);
            assertThat(intervals.coverage(run)).isBetween(level - 0.02, level + 0.02);
            assertThat(intervals.low().get(0)).isNaN();
            assertThat(intervals.low().get(100)).isLessThan(intervals.high().get(100));
        }
    }

    /** A hundred outcomes of twenty moments each are five: their farthest has rank 5/6, and the 95 % lie beyond it. */
    @Test
    void aTailThatWasNeverSeenIsDrawnOut() {
        double[] truth = truth();
        ForecastRun run = run("har", truth, 1, 0.3, 1);
        WalkForwardPlan plan = new WalkForwardPlan(20, 1, 180, OptionalInt.empty(), 30, 0, 1);
        ForecastRun overlapping = new ForecastRun("har", plan, run.rows());
        Intervals intervals = ConformalIntervals.of(overlapping, 0.95);
        int first = 119;
        assertThat(intervals.low().get(first - 1)).isNaN();
        double[] scores = new double[100];
        for (int i = 0; i < 100; i++) {
            scores[i] = Math.log(run.realized(i) / run.forecast(i));
        }
        Arrays.sort(scores);
        double reach = 2.7764451 / StudentT.quantile(5 / 6.0, 4);
        double high = scores[50] + (scores[99] - scores[50]) * reach;
        double low = scores[50] + (scores[0] - scores[50]) * reach;
        assertThat(Math.log(intervals.high().get(first) / run.forecast(first))).isCloseTo(high, within(1e-6));
        assertThat(Math.log(intervals.low().get(first) / run.forecast(first))).isCloseTo(low, within(1e-6));
    }

    private static double[] truth() {
        return new Random(99).doubles(ROWS, 1e-4, 1e-3).toArray();
    }

    private static ForecastRun run(String name, double[] truth, double bias, double noise, long seed) {
        Random random = new Random(seed);
        double[] forecast = new double[truth.length];
        for (int i = 0; i < truth.length; i++) {
            forecast[i] = bias * truth[i] * Math.exp(noise * random.nextGaussian());
        }
        WalkForwardPlan plan = new WalkForwardPlan(1, 1, 180, OptionalInt.empty(), 30, 1, 1);
        return new ForecastRun(name, plan, new ForecastRun.Rows(0, DAY, Column.of(forecast), Column.of(truth)));
    }
}
