package gammadesk.analytics.learning.path;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Paths put together from blocks of real moves: the stationary bootstrap of Politis and Romano (1994), whose blocks
 * have geometric lengths on a history that is closed to a circle, or the moving blocks of Kuensch (1989), all of one
 * length. Return and move of the variance of an interval stay together. What else is known of the intervals, such as
 * moves of a surface, follows along the same {@link #intervals}.
 *
 * @param spot the first price
 * @param variance the first variance, a year, positive
 * @param history to draw from
 * @param block mean length of a block in intervals (stationary), or its length (moving), at least 1
 * @param kind how blocks are drawn
 * @param isMartingale whether the history's mean growth of the price is taken out of every return
 */
public record HistoryBootstrap(
        double spot, double variance, MarketHistory history, int block, Kind kind, boolean isMartingale)
        implements PathModel {
    /** How blocks are drawn. */
    public enum Kind {
        STATIONARY,
        MOVING
    }

    /** Throws {@link IllegalArgumentException} for a bad start, or a block of no length or longer than the history. */
    public HistoryBootstrap {
        if (!(spot > 0) || !(variance > 0) || block < 1 || block > history.size()) {
            throw new IllegalArgumentException("no bootstrap: spot " + spot + ", variance " + variance + ", blocks of "
                    + block + " from " + history.size());
        }
    }

    @Override
    public String name() {
        return "bootstrap";
    }

    /**
     * Which intervals of the history every path takes, by step and path; the same generator in the same state draws the
     * intervals that {@link #simulate} takes.
     */
    public int[][] intervals(int paths, int steps, RandomGenerator random) {
        Shape.check(paths, steps, history.stepYears());
        int[][] intervals = new int[steps][paths];
        for (int path = 0; path < paths; path++) {
            for (int step = 0; step < steps; step++) {
                intervals[step][path] =
                        starts(step, random) ? start(random) : (intervals[step - 1][path] + 1) % history.size();
            }
        }
        return intervals;
    }

    private boolean starts(int step, RandomGenerator random) {
        return switch (kind) {
            case STATIONARY -> step == 0 || random.nextInt(block) == 0;
            case MOVING -> step % block == 0;
        };
    }

    private int start(RandomGenerator random) {
        return switch (kind) {
            case STATIONARY -> random.nextInt(history.size());
            case MOVING -> random.nextInt(history.size() - block + 1);
        };
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException also when {@code stepYears} is not the history's interval
     */
    @Override
    public PathSet simulate(int paths, int steps, double stepYears, RandomGenerator random) {
        if (Math.abs(stepYears / history.stepYears() - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "a history of " + history.stepYears() + " years an interval has no moves of " + stepYears);
        }
        int[][] intervals = intervals(paths, steps, random);
        double[][] spots = new double[steps + 1][paths];
        double[][] variances = new double[steps + 1][paths];
        Arrays.fill(spots[0], spot);
        Arrays.fill(variances[0], variance);
        double growth = isMartingale ? history.growth() : 0;
        for (int step = 0; step < steps; step++) {
            for (int path = 0; path < paths; path++) {
                int interval = intervals[step][path];
                spots[step + 1][path] =
                        spots[step][path] * Math.exp(history.returns().get(interval) - growth);
                variances[step + 1][path] =
                        variances[step][path] * Math.exp(history.varianceMoves().get(interval));
            }
        }
        return new PathSet(stepYears, spots, variances);
    }
}
