package gammadesk.analytics.backtest;

import gammadesk.analytics.backtest.BlockBootstrap.Interval;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.risk.TailRisk;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a rule did over one or several books, USD. Tails of several books are those of all their days together, a day of
 * a book being one loss.
 *
 * @param rule who decided
 * @param paths one for each book, over the same moments
 */
public record HedgeScore(HedgeRule rule, List<HedgePath> paths) {
    private static final double CONFIDENCE = 0.95;
    private static final double COVERAGE = 0.9;

    /** Throws {@link IllegalArgumentException} when there is no path. */
    public HedgeScore {
        paths = List.copyOf(paths);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("no path to score");
        }
    }

    /**
     * Expected shortfall at 95 % of a day's profit before the cost of hedging, a positive loss; NaN when no day is
     * whole. Cost is another axis: with it inside, a hedge that is bought once would look risky on the day it is
     * bought.
     */
    public double dayShortfall() {
        return shortfall(
                paths.stream().map(path -> path.dayProfits(HedgeStep::grossUsd)).toList());
    }

    /** The same after the cost of hedging. */
    public double dayShortfallAfterCost() {
        return shortfall(paths.stream()
                .map(path -> path.dayProfits(HedgeStep::profitUsd))
                .toList());
    }

    /** Expected shortfall at 95 % of the profit between two moments before the cost of hedging. */
    public double stepShortfall() {
        return shortfall(paths.stream().map(HedgePath::stepProfits).toList());
    }

    private static double shortfall(List<Column> profits) {
        double[] all = profits.stream()
                .flatMapToDouble(one -> Arrays.stream(one.toArray()))
                .toArray();
        return all.length == 0
                ? Double.NaN
                : TailRisk.ofProfits(all, CONFIDENCE).expectedShortfall();
    }

    /** Profit a book. */
    public double meanProfit() {
        return paths.stream().mapToDouble(HedgePath::profitUsd).average().orElseThrow();
    }

    /** Cost a book. */
    public double meanCost() {
        return paths.stream().mapToDouble(HedgePath::costUsd).average().orElseThrow();
    }

    /** Notional traded a book. */
    public double meanTurnover() {
        return paths.stream().mapToDouble(HedgePath::turnoverUsd).average().orElseThrow();
    }

    /** Orders a book. */
    public double meanTrades() {
        return paths.stream().mapToInt(path -> path.fills().size()).average().orElseThrow();
    }

    /** Largest fall of a book's running profit, mean over the books. */
    public double meanDrawdown() {
        return paths.stream().mapToDouble(HedgePath::drawdownUsd).average().orElseThrow();
    }

    /** 90 % interval of {@link #dayShortfall}. */
    public Interval dayShortfallInterval(BlockBootstrap bootstrap, RandomGenerator random) {
        double[][] days = days();
        return bootstrap.of(days[0].length, COVERAGE, times -> drawn(days, times), random);
    }

    /** 90 % interval of this day shortfall less another's over the same moments and books. */
    public Interval lessShortfallOf(HedgeScore other, BlockBootstrap bootstrap, RandomGenerator random) {
        double[][] own = days();
        double[][] others = other.days();
        return bootstrap.of(own[0].length, COVERAGE, times -> drawn(own, times) - drawn(others, times), random);
    }

    private double[][] days() {
        return paths.stream()
                .map(path -> path.dayProfits(HedgeStep::grossUsd).toArray())
                .toArray(double[][]::new);
    }

    private static double drawn(double[][] days, int[] times) {
        double[] all = new double[days.length * times.length];
        for (int book = 0; book < days.length; book++) {
            for (int i = 0; i < times.length; i++) {
                all[book * times.length + i] = days[book][times[i]];
            }
        }
        return TailRisk.ofProfits(all, CONFIDENCE).expectedShortfall();
    }
}
