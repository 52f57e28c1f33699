package gammadesk.analytics.learning.evidence;

import gammadesk.analytics.backtest.BlockBootstrap;
import gammadesk.analytics.learning.RiskGoal;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How sure it is that one hedge has less risk than another on the same paths: paths are drawn again with replacement,
 * both profits of a path together.
 *
 * @param difference the first one's risk less the second one's
 * @param low end of the interval that holds 95 % of the redrawn differences
 * @param high end of it
 * @param error standard deviation of the redrawn differences
 */
public record PairedBootstrap(double difference, double low, double high, double error) {
    private static final double SIDE = 0.025;

    /**
     * Draws again.
     *
     * @param first profits by path
     * @param second profits of the same paths
     * @param resamples at least 40, for the interval's ends to be inside
     */
    public static PairedBootstrap of(
            RiskGoal goal, double[] first, double[] second, int resamples, RandomGenerator random) {
        double[] differences = new BlockBootstrap(1, resamples)
                .values(first.length, paths -> goal.risk(of(first, paths)) - goal.risk(of(second, paths)), random);
        return new PairedBootstrap(
                goal.risk(first) - goal.risk(second),
                differences[(int) (SIDE * resamples)],
                differences[(int) Math.ceil((1 - SIDE) * resamples) - 1],
                Estimate.deviation(differences).value());
    }

    private static double[] of(double[] profits, int[] paths) {
        return Arrays.stream(paths).mapToDouble(path -> profits[path]).toArray();
    }
}
