package gammadesk.analytics.backtest.court;

import gammadesk.analytics.market.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, Lopez de
 * Prado and Zhu 2017, "The probability of backtest overfitting"). The periods are cut into blocks; every half of the
 * blocks once chooses the best strategy, and the other half says which rank it has there.
 *
 * <p>A strategy of rank r among N has the logit of r / (N + 1). Equal performances share the mean of their ranks, and
 * equally good choices the mean of their relative ranks, so that the order of the strategies says nothing. A logit of
 * exactly 0 counts half, which leaves worthless strategies at one half also when their number is odd.
 *
 * @param probability that the chosen strategy lies below the median where it was not chosen
 * @param logits of all splits, ascending
 * @param slope of the performance outside on the performance inside; NaN when the latter is the same in all splits
 * @param intercept of that line
 * @param probabilityOfLoss share of splits in which the chosen strategy's performance outside is below 0
 * @param strategies how many were to choose from
 * @param periods that were used: a multiple of the blocks, the oldest ones left out
 * @param blocks how many
 */
public record Pbo(
        double probability,
        Column logits,
        double slope,
        double intercept,
        double probabilityOfLoss,
        int strategies,
        int periods,
        int blocks) {
    /** The usual number of blocks: 12,870 splits. */
    public static final int USUAL_BLOCKS = 16;

    private static final int MOST_BLOCKS = 20;

    /** With the Sharpe ratio as performance and 16 blocks. */
    public static Pbo of(double[][] byStrategy) {
        return ofSharpe(byStrategy, USUAL_BLOCKS);
    }

    /**
     * With the Sharpe ratio as performance.
     *
     * @param byStrategy profits: outer index the strategy, inner one the period
     * @param blocks even, 2 to 20
     * @throws IllegalArgumentException below two strategies, below two periods a half, with rows of several lengths or
     *     with a number that is not finite
     */
    public static Pbo ofSharpe(double[][] byStrategy, int blocks) {
        double[][] used = checked(byStrategy, blocks);
        return new Splits(blocks, SharpeHalves.of(used, blocks)).judge(used[0].length);
    }

    /**
     * With any performance, the more the better. It is asked for every strategy in every split: with many periods that
     * takes its time.
     *
     * @param measure of the profits of a half in their order; infinite is allowed, NaN is not
     * @throws IllegalArgumentException as above, and for a performance that is NaN
     */
    public static Pbo of(double[][] byStrategy, int blocks, ToDoubleFunction<double[]> measure) {
        double[][] used = checked(byStrategy, blocks);
        return new Splits(blocks, new AnyHalves(used, blocks, measure)).judge(used[0].length);
    }

    private static double[][] checked(double[][] byStrategy, int blocks) {
        if (blocks < 2 || blocks > MOST_BLOCKS || blocks % 2 != 0) {
            throw new IllegalArgumentException("blocks must be even, 2 to " + MOST_BLOCKS + ": " + blocks);
        }
        if (byStrategy.length < 2) {
            throw new IllegalArgumentException("nothing to choose from: " + byStrategy.length + " strategies");
        }
        int periods = byStrategy[0].length / blocks * blocks;
        if (periods < 4) {
            throw new IllegalArgumentException(byStrategy[0].length + " periods are too few for " + blocks + " blocks");
        }
        for (double[] profits : byStrategy) {
            if (profits.length != byStrategy[0].length
                    || !Arrays.stream(profits).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("every strategy needs a finite profit in every period");
            }
        }
        return Arrays.stream(byStrategy)
                .map(profits -> Arrays.copyOfRange(profits, profits.length - periods, profits.length))
                .toArray(double[][]::new);
    }

    /** Performance in some of the blocks. */
    interface Halves {
        int strategies();

        double performance(int strategy, int blockBits);
    }

    /** Any performance of the joined blocks. */
    private static final class AnyHalves implements Halves {
        private final double[][] profits;
        private final int blocks;
        private final ToDoubleFunction<double[]> measure;

        AnyHalves(double[][] profits, int blocks, ToDoubleFunction<double[]> measure) {
            this.profits = profits;
            this.blocks = blocks;
            this.measure = measure;
        }

        @Override
        public int strategies() {
            return profits.length;
        }

        @Override
        public double performance(int strategy, int blockBits) {
            int length = profits[strategy].length / blocks;
            double[] half = new double[length * Integer.bitCount(blockBits)];
            int filled = 0;
            for (int block = 0; block < blocks; block++) {
                if ((blockBits >> block & 1) != 0) {
                    System.arraycopy(profits[strategy], block * length, half, filled, length);
                    filled += length;
                }
            }
            double performance = measure.applyAsDouble(half);
            if (Double.isNaN(performance)) {
                throw new IllegalArgumentException("strategy " + strategy + " has no performance");
            }
            return performance;
        }
    }

    /** All splits; each half is once the inside. */
    private static final class Splits {
        private final int blocks;
        private final Halves halves;
        private final List<Double> logits = new ArrayList<>();
        private final List<double[]> pairs = new ArrayList<>();
        private double losses;

        Splits(int blocks, Halves halves) {
            this.blocks = blocks;
            this.halves = halves;
        }

        Pbo judge(int periods) {
            int all = (1 << blocks) - 1;
            for (int inside = 0; inside <= all; inside++) {
                if (Integer.bitCount(inside) == blocks / 2) {
                    split(performances(inside), performances(all & ~inside));
                }
            }
            double[] sorted = logits.stream().mapToDouble(one -> one).sorted().toArray();
            double below = Arrays.stream(sorted)
                    .map(one -> one < 0 ? 1 : one == 0 ? 0.5 : 0)
                    .sum();
            double[] line = line();
            return new Pbo(
                    below / sorted.length,
                    Column.of(sorted),
                    line[0],
                    line[1],
                    losses / sorted.length,
                    halves.strategies(),
                    periods,
                    blocks);
        }

        private double[] performances(int blockBits) {
            double[] performances = new double[halves.strategies()];
            Arrays.setAll(performances, strategy -> halves.performance(strategy, blockBits));
            return performances;
        }

        private void split(double[] inside, double[] outside) {
            double best = Arrays.stream(inside).max().orElseThrow();
            int chosen = 0;
            double rank = 0;
            double mean = 0;
            double lost = 0;
            for (int strategy = 0; strategy < inside.length; strategy++) {
                if (inside[strategy] == best) {
                    chosen++;
                    rank += rank(outside, outside[strategy]);
                    mean += outside[strategy];
                    lost += outside[strategy] < 0 ? 1 : 0;
                }
            }
            double share = rank / chosen / (inside.length + 1);
            logits.add(share == 0.5 ? 0 : Math.log(share / (1 - share)));
            pairs.add(new double[] {best, mean / chosen});
            losses += lost / chosen;
        }

        private static double rank(double[] performances, double one) {
            int below = 0;
            int equal = 0;
            for (double other : performances) {
                below += other < one ? 1 : 0;
                equal += other == one ? 1 : 0;
            }
            return below + (equal + 1) / 2.0;
        }

        /** Slope and intercept by least squares over the splits in which both numbers are finite. */
        private double[] line() {
            List<double[]> finite = pairs.stream()
                    .filter(pair -> Double.isFinite(pair[0]) && Double.isFinite(pair[1]))
                    .toList();
            double meanIn =
                    finite.stream().mapToDouble(pair -> pair[0]).average().orElse(Double.NaN);
            double meanOut =
                    finite.stream().mapToDouble(pair -> pair[1]).average().orElse(Double.NaN);
            double both = 0;
            double in = 0;
            for (double[] pair : finite) {
                both += (pair[0] - meanIn) * (pair[1] - meanOut);
                in += (pair[0] - meanIn) * (pair[0] - meanIn);
            }
            double slope = in > 0 ? both / in : Double.NaN;
            return new double[] {slope, meanOut - slope * meanIn};
        }
    }
}
