package gammadesk.analytics.backtest;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Moving-block bootstrap (Kuensch 1989): times are drawn in runs of neighbours, so that what hangs together in time
 * stays together, and all series that are measured at a time move as one.
 *
 * @param block length of a run
 * @param draws how often
 */
public record BlockBootstrap(int block, int draws) {
    /**
     * An interval.
     *
     * @param low lower end
     * @param high upper end
     */
    public record Interval(double low, double high) {
        static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);
    }

    /**
     * The central interval of a statistic; NaN when there is no time to draw.
     *
     * @param size how many times there are
     * @param coverage such as 0.9
     * @param statistic of drawn times, which may stand more than once
     */
    public Interval of(int size, double coverage, ToDoubleFunction<int[]> statistic, RandomGenerator random) {
        if (size == 0) {
            return Interval.UNKNOWN;
        }
        double[] values = values(size, statistic, random);
        double tail = (1 - coverage) / 2;
        return new Interval(at(values, tail), at(values, 1 - tail));
    }

    /** The statistic of every draw, ascending; the number of times must be positive. */
    public double[] values(int size, ToDoubleFunction<int[]> statistic, RandomGenerator random) {
        double[] values = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            values[draw] = statistic.applyAsDouble(times(size, random));
        }
        Arrays.sort(values);
        return values;
    }

    private int[] times(int size, RandomGenerator random) {
        int length = Math.min(block, size);
        int[] times = new int[size];
        for (int filled = 0; filled < size; filled += length) {
            int start = random.nextInt(size - length + 1);
            for (int i = 0; i < length && filled + i < size; i++) {
                times[filled + i] = start + i;
            }
        }
        return times;
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.clamp(Math.round(share * (sorted.length - 1)), 0, sorted.length - 1)];
    }
}
