package gammadesk.analytics.learning.train;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeTrial;
import gammadesk.analytics.learning.RiskGoal;
import gammadesk.analytics.learning.path.PathSet;
import java.util.SplittableRandom;

/**
 * What is to be learned.
 *
 * @param trial the claim that is sold, its market and the times to trade
 * @param goal what is to be small
 */
public record HedgeLesson(HedgeTrial trial, RiskGoal goal) {
    /** What is sold and hedged. */
    public ClaimHedge claim() {
        return trial.claim();
    }

    /** From the first moment to expiry. */
    public double years() {
        return trial.steps() * trial.stepYears();
    }

    /**
     * Paths that belong to a seed and a stream: the same two give the same bits, others are independent.
     *
     * @param stream by convention the number of the training step from 0; negative for what is held out
     */
    public PathSet paths(int count, long seed, long stream) {
        return trial.model().simulate(count, trial.steps(), trial.stepYears(), random(seed, stream));
    }

    /** The generator of a seed and a stream. */
    public static SplittableRandom random(long seed, long stream) {
        SplittableRandom seeds = new SplittableRandom(seed);
        return new SplittableRandom(seeds.nextLong() ^ new SplittableRandom(~stream).nextLong());
    }
}
