package gammadesk.analytics.learning.book;

import gammadesk.analytics.learning.net.Adam;
import gammadesk.analytics.learning.net.MlpGradient;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.net.MlpPass;
import gammadesk.analytics.learning.train.TrainingFailure;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains one net on newly invented books at every step. Its seed and the number of the step say what a step sees, so
 * that a training that was interrupted goes on to the same bits.
 */
final class BandTrainer {
    /** Episodes of a step in each of the worlds. */
    static final int EPISODES = 64;

    private static final double RATE = 3e-3;
    private static final double LAST_RATE = 0.02;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<BookWorld> worlds;
    private final BandScale scale;
    private final long seed;
    private final int steps;
    private final float[] weights;
    private final float[] slopes = new float[BandNets.SHAPE.parameters()];
    private final MlpPass pass;
    private final MlpGradient gradient;
    private final Adam adam;
    private int step;

    BandTrainer(List<BookWorld> worlds, BandScale scale, MlpKernels kernels, long seed, int steps) {
        this(
                worlds,
                scale,
                kernels,
                seed,
                steps,
                new State(
                        0,
                        BandNets.SHAPE.randomWeights(new SplittableRandom(seed)),
                        new Adam(BandNets.SHAPE.parameters()).state()));
    }

    /** As it was when the state was taken. */
    BandTrainer(List<BookWorld> worlds, BandScale scale, MlpKernels kernels, long seed, int steps, State state) {
        this.worlds = List.copyOf(worlds);
        this.scale = scale;
        this.seed = seed;
        this.steps = steps;
        this.step = state.step();
        if (state.weights().length != BandNets.SHAPE.parameters()
                || state.adam().means().length != state.weights().length
                || state.adam().squares().length != state.weights().length) {
            throw new IllegalArgumentException("a state of a net of another shape");
        }
        weights = state.weights().clone();
        adam = new Adam(state.adam());
        pass = new MlpPass(BandNets.SHAPE, kernels);
        gradient = new MlpGradient(BandNets.SHAPE, kernels);
    }

    /**
     * Where a training stands.
     *
     * @param step how many are done
     * @param weights of the net
     * @param adam what the method remembers
     */
    @SuppressWarnings("ArrayRecordComponent")
    record State(int step, float[] weights, Adam.State adam) {}

    State state() {
        return new State(step, weights.clone(), adam.state());
    }

    boolean isDone() {
        return step >= steps;
    }

    /**
     * One step.
     *
     * @return the mean cost before it, in units of the classical band's
     * @throws TrainingFailure when something is no number any more; the net is as before the step
     */
    double step() {
        SplittableRandom random = new SplittableRandom(seed ^ MIX * (step + 1));
        gradient.clear();
        double cost = 0;
        for (BookWorld world : worlds) {
            cost += learn(new BandLesson(world.draw(EPISODES, random))) / worlds.size();
        }
        gradient.collect(slopes);
        if (!Double.isFinite(cost) || !isFinite(slopes)) {
            throw new TrainingFailure("the cost of a band", step, seed);
        }
        adam.step(weights, slopes, rate());
        step++;
        return cost;
    }

    /** A band whose ends are no numbers is refused where it is used; here that is the training's fault. */
    private double learn(BandLesson lesson) {
        try {
            return lesson.learn(pass, scale, weights, gradient, 1.0 / worlds.size());
        } catch (IllegalArgumentException e) {
            throw new TrainingFailure("an end of a band", step, seed, e);
        }
    }

    private double rate() {
        double done = step / (double) steps;
        return RATE * (LAST_RATE + (1 - LAST_RATE) * (1 + Math.cos(Math.PI * done)) / 2);
    }

    private static boolean isFinite(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return Double.isFinite(sum);
    }
}
