package gammadesk.analytics.learning.book;

import gammadesk.analytics.hedging.BandState;
import gammadesk.analytics.learning.net.Adam;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.store.ByteReader;
import gammadesk.analytics.learning.store.ByteWriter;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.learning.store.StoredForm;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Trains the nets of a band one after the other, a step at a time: whoever drives it may stop between two steps, keep
 * where it stands and go on another day to the same bits. For one thread.
 */
public final class BandTraining {
    /** Steps of a point of the training curve. */
    public static final int CURVE_STEPS = 50;

    private static final int MAGIC = 0x47444C54;
    private static final int VERSION = 1;
    private static final long SAMPLE_SEED = 1;
    private static final long JUDGE_SEED = 2;
    private static final int SAMPLE = 400;
    private static final int JUDGED = 300;
    private static final List<Double> TRUSTS = List.of(0.2, 0.4, 0.8, 1.6);

    private final BandPlan plan;
    private final MlpKernels kernels;
    private final List<BookWorld> worlds;
    private final BandScale scale;
    private final List<float[]> done = new ArrayList<>();
    private final List<float[]> curves = new ArrayList<>();
    private BandTrainer current;

    /** From the beginning. */
    public BandTraining(BandPlan plan, MlpKernels kernels) {
        this.plan = plan;
        this.kernels = kernels;
        worlds = plan.worlds();
        scale = BandScale.of(drawn(SAMPLE, SAMPLE_SEED).toArray(BookEpisodes[]::new));
        for (int i = 0; i < plan.members(); i++) {
            curves.add(new float[(plan.steps() + CURVE_STEPS - 1) / CURVE_STEPS]);
        }
        current = trainer();
    }

    private Stream<BookEpisodes> drawn(int count, long which) {
        return worlds.stream().map(world -> world.draw(count, new SplittableRandom(plan.seed() ^ which << 32)));
    }

    private BandTrainer trainer() {
        return new BandTrainer(worlds, scale, kernels, plan.seed() + done.size(), plan.steps());
    }

    /** Whether all nets are trained. */
    public boolean isDone() {
        return done.size() == plan.members();
    }

    /** Steps taken of all that there are, 0 to 1. */
    public double progress() {
        double steps = done.size() + (isDone() ? 0 : current.state().step() / (double) plan.steps());
        return steps / plan.members();
    }

    /**
     * The next step.
     *
     * @return the mean cost of the books it saw, in units of the classical band's
     * @throws gammadesk.analytics.learning.train.TrainingFailure when something is no number; nothing of the step is
     *     kept
     * @throws IllegalStateException after the last
     */
    public double step() {
        if (isDone()) {
            throw new IllegalStateException("the training is done");
        }
        int step = current.state().step();
        double cost = current.step();
        int from = step / CURVE_STEPS * CURVE_STEPS;
        curves.get(done.size())[step / CURVE_STEPS] += (float) (cost / Math.min(CURVE_STEPS, plan.steps() - from));
        if (current.isDone()) {
            done.add(current.state().weights());
            current = trainer();
        }
        return cost;
    }

    /** The model, judged on books held out; throws {@link IllegalStateException} before the end. */
    public BandModel model() {
        return model(() -> {});
    }

    /** How many parts judging has. */
    public int judgements() {
        return (4 + TRUSTS.size()) * worlds.size();
    }

    /**
     * The same.
     *
     * @param each runs before every part; may throw to end it, and nothing is lost of the training
     */
    public BandModel model(Runnable each) {
        if (!isDone()) {
            throw new IllegalStateException("the training is not done");
        }
        List<BandLesson> judged = drawn(JUDGED, JUDGE_SEED).map(BandLesson::new).toList();
        double alone = cost(judged, nets(Double.MAX_VALUE), each);
        double trust = Double.MAX_VALUE;
        double least = Double.MAX_VALUE;
        for (double one : TRUSTS) {
            double cost = cost(judged, nets(one), each);
            if (cost < least) {
                least = cost;
                trust = one;
            }
        }
        BandMetrics metrics = new BandMetrics(
                cost(judged, _ -> BandWidths.CLASSICAL, each),
                cost(judged, _ -> new BandWidths(-BandWidths.FARTHEST, -BandWidths.FARTHEST, 0), each),
                cost(judged, _ -> new BandWidths(BandWidths.FARTHEST, BandWidths.FARTHEST, 0), each),
                least,
                alone);
        return new BandModel(plan.hash(), plan.seed(), metrics, scale, done, curves, trust);
    }

    private Function<BandState, BandWidths> nets(double trust) {
        BandNets nets = new BandNets(scale, done, trust);
        return state -> nets.opinion(state).widths();
    }

    private static double cost(List<BandLesson> lessons, Function<BandState, BandWidths> rule, Runnable each) {
        return lessons.stream()
                .mapToDouble(lesson -> {
                    each.run();
                    return lesson.cost(rule);
                })
                .average()
                .orElseThrow();
    }

    /** Where it stands, to go on from. */
    public byte[] checkpoint() {
        BandTrainer.State state = current.state();
        ByteWriter writer =
                StoredForm.begin(MAGIC, VERSION).putText(plan.hash()).putInt(done.size());
        done.forEach(writer::putFloats);
        curves.forEach(writer::putFloats);
        writer.putInt(state.step()).putFloats(state.weights());
        writer.putFloats(state.adam().means())
                .putFloats(state.adam().squares())
                .putLong(state.adam().steps());
        return StoredForm.sealed(writer);
    }

    /** Goes on from a checkpoint of the same plan; anything else is refused. */
    public static ModelAnswer<BandTraining> resume(byte[] checkpoint, BandPlan plan, MlpKernels kernels) {
        return StoredForm.open(checkpoint, MAGIC, VERSION, reader -> resumed(reader, plan, kernels));
    }

    private static ModelAnswer<BandTraining> resumed(ByteReader reader, BandPlan plan, MlpKernels kernels) {
        if (!reader.readText().equals(plan.hash())) {
            return new ModelAnswer.Refused<>(
                    ModelAnswer.Reason.OTHER_CONFIGURATION, "it was begun by another plan or program");
        }
        BandTraining training = new BandTraining(plan, kernels);
        for (int left = reader.count(Integer.BYTES); left > 0; left--) {
            training.done.add(reader.readFloats());
        }
        training.curves.replaceAll(_ -> reader.readFloats());
        BandTrainer.State state = new BandTrainer.State(
                reader.readInt(),
                reader.readFloats(),
                new Adam.State(reader.readFloats(), reader.readFloats(), reader.readLong()));
        training.current = new BandTrainer(
                training.worlds, training.scale, kernels, plan.seed() + training.done.size(), plan.steps(), state);
        return new ModelAnswer.Loaded<>(training);
    }
}
