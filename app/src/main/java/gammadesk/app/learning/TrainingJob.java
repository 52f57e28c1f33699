package gammadesk.app.learning;

import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandTraining;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Trains a learned policy. The same configuration gives the same model, whether it was trained at once or in pieces:
 * where it stands is kept beside the model every hundred steps and when it is ended. The model is written when it is
 * whole.
 */
public final class TrainingJob {
    /** What comes after the name of a model that is not whole. */
    static final String PART = ".part";

    private static final int KEEP_EVERY = 100;
    /** Judging on books held out, in steps of training. */
    private static final double JUDGING = 60;

    private final Path config;
    private final Path out;

    /**
     * Of what is wanted.
     *
     * @param config see {@link TrainingCase}
     * @param out the model
     */
    public TrainingJob(Path config, Path out) {
        this.config = config;
        this.out = out;
    }

    /**
     * Trains to the end.
     *
     * @throws Refusal when the configuration makes no sense or what was kept is of another training
     * @throws gammadesk.analytics.learning.train.TrainingFailure when something is no number; no model is written
     * @throws JobCancelled by the watch's wish; it can be gone on from there
     * @throws IOException when something cannot be read or written
     */
    public BandModel run(JobWatch watch) throws IOException {
        TrainingCase wanted = TrainingCase.read(config);
        Path part = out.resolveSibling(out.getFileName() + PART);
        JobProgress progress = new JobProgress(watch, wanted.members() * (double) wanted.steps() + JUDGING);
        progress.at("beginning");
        BandTraining training = begun(wanted, part);
        progress.skip(training.progress() * wanted.members() * wanted.steps());
        try {
            train(training, part, progress);
        } catch (JobCancelled e) {
            WholeFile.write(part, training.checkpoint());
            throw new JobCancelled("What was trained is kept.", e);
        }
        WholeFile.write(part, training.checkpoint());
        progress.at("judging on books held out");
        double each = JUDGING / training.judgements();
        BandModel model = training.model(() -> progress.advance(each));
        WholeFile.write(out, model.toBytes());
        Files.deleteIfExists(part);
        return model;
    }

    private static BandTraining begun(TrainingCase wanted, Path part) throws IOException {
        // Scalars: vectors add in another order on another processor, and the model would not be the same to the bit.
        MlpKernels kernels = MlpKernels.scalar();
        if (!Files.exists(part)) {
            return new BandTraining(wanted.plan(), kernels);
        }
        return switch (BandTraining.resume(Files.readAllBytes(part), wanted.plan(), kernels)) {
            case ModelAnswer.Loaded<BandTraining>(BandTraining training) -> training;
            case ModelAnswer.Refused<BandTraining>(ModelAnswer.Reason _, String detail) ->
                throw new Refusal(
                        Refusal.Subject.OUTPUT,
                        part + " cannot be gone on from: " + detail
                                + ". Remove it to begin anew, or name another model.");
        };
    }

    private static void train(BandTraining training, Path part, JobProgress progress) throws IOException {
        for (int step = 1; !training.isDone(); step++) {
            double cost = training.step();
            if (step % KEEP_EVERY == 0) {
                WholeFile.write(part, training.checkpoint());
            }
            progress.at(String.format(Locale.ROOT, "cost %.3f", cost));
            progress.advance(1);
        }
    }
}
