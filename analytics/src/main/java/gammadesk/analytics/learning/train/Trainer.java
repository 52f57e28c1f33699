package gammadesk.analytics.learning.train;

import gammadesk.analytics.learning.net.Adam;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.path.PathSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Trains one policy, step by step: a batch of fresh paths, the slopes of its risk, one step of Adam; from time to time
 * a look at held-out paths, whose best weights are kept. The same lesson, plan, seed and kernels give the same bits,
 * also across {@link #state()} and {@link #restored}. Whoever calls decides on the thread and when to stop. Not
 * thread-safe.
 */
public final class Trainer {
    private static final long VALIDATION = -1;
    private static final long WEIGHTS = -2;

    private final HedgeLesson lesson;
    private final PolicyDesign design;
    private final TrainingPlan plan;
    private final MlpKernels kernels;
    private final long seed;
    private final Backpropagation back;
    private final PathSet validation;
    private final float[] weights;
    private final float[] gradient;
    private final Adam adam;
    private float[] bestWeights;
    private TrainingProgress progress;
    private int waited;
    private boolean failed;

    /** Before the first step. */
    public Trainer(HedgeLesson lesson, PolicyDesign design, TrainingPlan plan, long seed, MlpKernels kernels) {
        this(lesson, design, plan, kernels, fresh(design, plan, seed));
    }

    private Trainer(
            HedgeLesson lesson, PolicyDesign design, TrainingPlan plan, MlpKernels kernels, TrainingState state) {
        this.lesson = lesson;
        this.design = design;
        this.plan = plan;
        this.kernels = kernels;
        seed = state.seed();
        back = new Backpropagation(design, lesson.claim(), lesson.goal(), kernels);
        validation = lesson.paths(plan.validationPaths(), seed, VALIDATION);
        weights = state.weights().clone();
        gradient = new float[weights.length];
        adam = new Adam(state.optimiser());
        bestWeights = state.bestWeights().clone();
        progress = state.progress();
        waited = state.waited();
    }

    private static TrainingState fresh(PolicyDesign design, TrainingPlan plan, long seed) {
        float[] weights = design.shape().randomWeights(HedgeLesson.random(seed, WEIGHTS));
        TrainingProgress start =
                new TrainingProgress(0, plan.steps(), Double.NaN, Double.NaN, Double.POSITIVE_INFINITY);
        return new TrainingState(seed, start, weights, new Adam(weights.length).state(), weights, 0);
    }

    /**
     * Where {@link #state()} was taken, to go on with the same bits.
     *
     * @throws IllegalArgumentException when the state is of another design
     */
    public static Trainer restored(
            HedgeLesson lesson, PolicyDesign design, TrainingPlan plan, MlpKernels kernels, TrainingState state) {
        if (state.weights().length != design.shape().parameters()
                || state.progress().steps() != plan.steps()) {
            throw new IllegalArgumentException("the state belongs to another training");
        }
        return new Trainer(lesson, design, plan, kernels, state);
    }

    /** How far it is. */
    public TrainingProgress progress() {
        return progress;
    }

    /** Whether there is nothing left to do: all steps are taken, or validations no longer get better. */
    public boolean isDone() {
        return progress.step() >= plan.steps() || waited >= plan.patience();
    }

    /**
     * Takes one step, unless it is done.
     *
     * @throws TrainingFailure when a risk or a weight is no number; there is no result then
     */
    public void step() {
        requireSound();
        if (isDone()) {
            return;
        }
        long step = progress.step();
        PathSet paths = lesson.paths(plan.batch(), seed, step);
        double risk = risk(() -> back.risk(paths, weights, gradient), step);
        for (float slope : gradient) {
            require(slope, "a slope", step);
        }
        adam.step(weights, gradient, plan.rate(step));
        progress = new TrainingProgress(step + 1, plan.steps(), risk, progress.validated(), progress.best());
        if (progress.step() % plan.validateEvery() == 0 || progress.step() == plan.steps()) {
            validate();
        }
    }

    private double risk(DoubleSupplier risk, long step) {
        try {
            double value = risk.getAsDouble();
            require(value, "the risk", step);
            return value;
        } catch (IllegalStateException e) {
            failed = true;
            throw new TrainingFailure("a ratio", step, seed, e);
        }
    }

    private void validate() {
        double risk = risk(() -> back.risk(validation, weights), progress.step());
        waited = risk < progress.best() ? 0 : waited + 1;
        if (waited == 0) {
            bestWeights = weights.clone();
        }
        double best = Math.min(risk, progress.best());
        progress = new TrainingProgress(progress.step(), plan.steps(), progress.risk(), risk, best);
    }

    private void require(double value, String what, long step) {
        if (!Double.isFinite(value)) {
            failed = true;
            throw new TrainingFailure(what, step, seed);
        }
    }

    private void requireSound() {
        if (failed) {
            throw new IllegalStateException("the training has failed, nothing of it is kept");
        }
    }

    /**
     * Steps until it is done or cancelled, telling after each.
     *
     * @return whether it is done
     */
    public boolean run(Consumer<TrainingProgress> listener, BooleanSupplier cancelled) {
        while (!isDone() && !cancelled.getAsBoolean()) {
            step();
            listener.accept(progress);
        }
        return isDone();
    }

    /**
     * What is needed to continue.
     *
     * @throws IllegalStateException after a failure
     */
    public TrainingState state() {
        requireSound();
        return new TrainingState(seed, progress, weights.clone(), adam.state(), bestWeights.clone(), waited);
    }

    /**
     * The policy with the best weights so far; before the first validation those it started with.
     *
     * @throws IllegalStateException after a failure
     */
    public LearnedPolicy policy(String name) {
        requireSound();
        return new LearnedPolicy(name, design, bestWeights, kernels);
    }
}
