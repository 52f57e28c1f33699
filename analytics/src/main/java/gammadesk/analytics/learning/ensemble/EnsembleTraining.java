package gammadesk.analytics.learning.ensemble;

import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.train.HedgeLesson;
import gammadesk.analytics.learning.train.LearnedPolicy;
import gammadesk.analytics.learning.train.PolicyDesign;
import gammadesk.analytics.learning.train.Trainer;
import gammadesk.analytics.learning.train.TrainingFailure;
import gammadesk.analytics.learning.train.TrainingPlan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trains an ensemble, bounds what it knows and calibrates its blend with a classical rule. The seeds of the members are
 * {@code seed}, {@code seed + 1} and so on, so the result does not depend on how many threads there are.
 *
 * @param lesson what is to be learned
 * @param design of every member
 * @param plan of every member's training
 * @param seed of the first member
 * @param members at least 2
 * @param classical rule to blend with
 */
public record EnsembleTraining(
        HedgeLesson lesson, PolicyDesign design, TrainingPlan plan, long seed, int members, HedgeStrategy classical) {
    private static final long CALIBRATION = -4;
    private static final long DOMAIN = -5;
    private static final int DOMAIN_PATHS = 2_000;
    /** Share of the training states that count as outside, by feature and side. */
    private static final double OUTSIDE = 5e-4;

    /** Throws {@link IllegalArgumentException} for fewer than two members. */
    public EnsembleTraining {
        if (members < 2) {
            throw new IllegalArgumentException("an ensemble needs two members, not " + members);
        }
    }

    /**
     * Trains.
     *
     * @param executor that trains the members; what comes after them is done by the caller
     * @param listener told after every step, by the threads of the executor
     * @param cancelled asked before every step
     * @return empty when it was cancelled
     * @throws TrainingFailure when a member's numbers are no numbers any more
     */
    public Optional<TrainedEnsemble> run(
            MlpKernels kernels, Executor executor, Consumer<EnsembleProgress> listener, BooleanSupplier cancelled) {
        List<CompletableFuture<Optional<LearnedPolicy>>> running = IntStream.rangeClosed(1, members)
                .mapToObj(member ->
                        CompletableFuture.supplyAsync(() -> member(member, kernels, listener, cancelled), executor))
                .toList();
        List<LearnedPolicy> trained =
                running.stream().flatMap(one -> join(one).stream()).toList();
        return trained.size() == members && !cancelled.getAsBoolean()
                ? Optional.of(finished(trained))
                : Optional.empty();
    }

    private Optional<LearnedPolicy> member(
            int member, MlpKernels kernels, Consumer<EnsembleProgress> listener, BooleanSupplier cancelled) {
        Trainer trainer = new Trainer(lesson, design, plan, seed + member - 1, kernels);
        boolean done =
                trainer.run(progress -> listener.accept(new EnsembleProgress(member, members, progress)), cancelled);
        return done ? Optional.of(trainer.policy("member " + member)) : Optional.empty();
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TrainingFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    private TrainedEnsemble finished(List<LearnedPolicy> trained) {
        DomainGate gate = DomainGate.around(lesson.paths(DOMAIN_PATHS, seed, DOMAIN), design, OUTSIDE);
        BlendCalibration calibration = BlendCalibration.on(
                lesson.paths(plan.validationPaths(), seed, CALIBRATION),
                lesson.claim(),
                lesson.goal(),
                new Ensemble("ensemble", trained),
                classical,
                gate);
        return new TrainedEnsemble(trained, gate, calibration);
    }
}
