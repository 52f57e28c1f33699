package gammadesk.analytics.learning.train;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.RiskGoal;
import gammadesk.analytics.learning.path.PathModel;
import gammadesk.analytics.learning.path.PathSet;
import java.util.SplittableRandom;

/**
 * What is to be learned.
 *
 * @param model that paths are drawn from
 * @param steps moves until expiry
 * @param stepYears length of a move
 * @param claim that is sold and hedged
 * @param goal what is to be small
 */
public record HedgeLesson(PathModel model, int steps, double stepYears, ClaimHedge claim, RiskGoal goal) {
    /** Throws {@link IllegalArgumentException} when there is no move or it takes no time. */
    public HedgeLesson {
        if (steps < 1 || !(stepYears > 0)) {
            throw new IllegalArgumentException("no lesson has " + steps + " moves of " + stepYears + " years");
        }
    }

    /** From the first moment to expiry. */
    public double years() {
        return steps * stepYears;
    }

    /**
     * Paths that belong to a seed and a stream: the same two give the same bits, others are independent.
     *
     * @param stream by convention the number of the training step from 0; negative for what is held out
     */
    public PathSet paths(int count, long seed, long stream) {
        return model.simulate(count, steps, stepYears, random(seed, stream));
    }

    /** The generator of a seed and a stream. */
    public static SplittableRandom random(long seed, long stream) {
        SplittableRandom seeds = new SplittableRandom(seed);
        return new SplittableRandom(seeds.nextLong() ^ new SplittableRandom(stream * 0x9E3779B97F4A7C15L).nextLong());
    }
}
