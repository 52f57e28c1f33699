package gammadesk.analytics.backtest.court;

import gammadesk.analytics.backtest.BlockBootstrap;
import java.util.SplittableRandom;

/**
 * Headline numbers with their 90 % intervals by moving blocks. The same seed draws the same times for every headline,
 * so that two rules are compared on the same redrawn history.
 *
 * @param bootstrap length of the blocks, 1 for simulated paths, and number of draws
 * @param seed of the draws
 */
public record Headlines(BlockBootstrap bootstrap, long seed) {
    private static final double COVERAGE = 0.9;

    /** Of independent paths. */
    public static Headlines ofPaths(long seed) {
        return new Headlines(new BlockBootstrap(1, 500), seed);
    }

    /** Mean a number. */
    public Estimate mean(Outcomes outcomes) {
        return Estimate.of(
                outcomes.mean(), bootstrap.of(outcomes.times(), COVERAGE, outcomes::mean, new SplittableRandom(seed)));
    }

    /** Expected shortfall at 95 %, a positive loss. */
    public Estimate shortfall(Outcomes outcomes) {
        return Estimate.of(
                outcomes.shortfall(),
                bootstrap.of(outcomes.times(), COVERAGE, outcomes::shortfall, new SplittableRandom(seed)));
    }

    /**
     * A shortfall less another's over the same times; negative when it is better.
     *
     * @throws IllegalArgumentException when the times differ in number
     */
    public Estimate shortfallLess(Outcomes own, Outcomes other) {
        if (own.times() != other.times()) {
            throw new IllegalArgumentException(own.times() + " times cannot be paired with " + other.times());
        }
        return Estimate.of(
                own.shortfall() - other.shortfall(),
                bootstrap.of(
                        own.times(),
                        COVERAGE,
                        drawn -> own.shortfall(drawn) - other.shortfall(drawn),
                        new SplittableRandom(seed)));
    }
}
