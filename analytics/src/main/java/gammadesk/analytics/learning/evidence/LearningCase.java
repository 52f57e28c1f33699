package gammadesk.analytics.learning.evidence;

import gammadesk.analytics.learning.ensemble.EnsembleProgress;
import gammadesk.analytics.learning.net.MlpKernels;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A published experiment that is trained and measured again; takes up to minutes.
 *
 * @param name short
 * @param setting market, claim, cost, goal and units, in words
 * @param seed that all of its randomness follows from
 * @param work that it takes
 */
public record LearningCase(String name, String setting, long seed, Work work) {
    /**
     * What the caller provides: the machine, and an ear.
     *
     * @param kernels for the nets
     * @param executor that members of an ensemble are trained on
     * @param listener told after every step
     * @param cancelled asked before every step
     */
    public record Help(
            MlpKernels kernels, Executor executor, Consumer<EnsembleProgress> listener, BooleanSupplier cancelled) {}

    /** Trains and measures. */
    @FunctionalInterface
    public interface Work {
        /** The rows; {@link CancellationException} when it was cancelled. */
        List<LearnedRow> rows(long seed, Help help);
    }

    /**
     * Trains and measures; the same seed and kernels give the same rows. {@link CancellationException} if cancelled.
     */
    public List<LearnedRow> run(Help help) {
        return work.rows(seed, help);
    }
}
