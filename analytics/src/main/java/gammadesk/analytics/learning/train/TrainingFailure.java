package gammadesk.analytics.learning.train;

import org.jspecify.annotations.Nullable;

/** A training whose numbers are no numbers any more. Nothing of it is kept. */
public final class TrainingFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long step;
    private final long seed;

    /** Without a cause. */
    public TrainingFailure(String what, long step, long seed) {
        this(what, step, seed, null);
    }

    /**
     * What is no number.
     *
     * @param step at which
     * @param seed of the training
     */
    public TrainingFailure(String what, long step, long seed, @Nullable Throwable cause) {
        super(what + " is no number at step " + step + " with seed " + seed, cause);
        this.step = step;
        this.seed = seed;
    }

    /** At which it happened, from 0. */
    public long step() {
        return step;
    }

    /** By which it can be repeated. */
    public long seed() {
        return seed;
    }
}
