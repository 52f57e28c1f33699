package gammadesk.app.cli;

import gammadesk.analytics.learning.book.BandMetrics;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandTraining;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.learning.train.TrainingFailure;
import gammadesk.analytics.port.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gammadesk train}: trains a learned policy. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Trains a learned policy on simulated books. The same configuration gives the same model. What is "
                        + "done is kept beside the model every so often: a training that was interrupted goes on when it is "
                        + "started again.")
final class TrainCommand implements Callable<Integer> {
    private static final int KEEP_EVERY = 100;
    private static final int BAR = 40;

    private final Clock clock;

    @Option(names = "--config", paramLabel = "F", required = true, description = "policy, nets, steps, seed (JSON)")
    private Path config = Path.of("");

    @Option(names = "--out", paramLabel = "F", required = true, description = "the model")
    private Path out = Path.of("");

    TrainCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        TrainingCase wanted = TrainingCase.read(config);
        Path part = out.resolveSibling(out.getFileName() + ".part");
        // Scalars: vectors add in another order on another processor, and the model would not be the same to the bit.
        BandTraining training = begun(wanted, part);
        long began = clock.nanos();
        try {
            train(training, part);
        } catch (TrainingFailure e) {
            System.err.println("The training is given up: " + e.getMessage() + ". No model was written.");
            return ExitCode.FAILED;
        }
        BandModel model = training.model();
        replace(out, model.toBytes());
        Files.deleteIfExists(part);
        System.err.println();
        say(model.metrics(), (clock.nanos() - began) / 1e9);
        return ExitCode.DONE;
    }

    private static BandTraining begun(TrainingCase wanted, Path part) throws IOException {
        if (!Files.exists(part)) {
            return new BandTraining(wanted.plan(), MlpKernels.scalar());
        }
        return switch (BandTraining.resume(Files.readAllBytes(part), wanted.plan(), MlpKernels.scalar())) {
            case ModelAnswer.Loaded<BandTraining>(BandTraining training) -> training;
            case ModelAnswer.Refused<BandTraining>(ModelAnswer.Reason _, String detail) ->
                throw new UsageException("--out: " + part + " cannot be gone on from: " + detail
                        + ". Remove it to begin anew, or name another model.");
        };
    }

    private static void train(BandTraining training, Path part) throws IOException {
        for (int step = 1; !training.isDone(); step++) {
            double cost = training.step();
            if (step % KEEP_EVERY == 0) {
                replace(part, training.checkpoint());
                int done = (int) Math.round(BAR * training.progress());
                System.err.printf(
                        Locale.ROOT,
                        "\r[%s%s] %5.1f %%, cost %.3f",
                        "#".repeat(done),
                        ".".repeat(BAR - done),
                        100 * training.progress(),
                        cost);
            }
        }
    }

    /** A file that is whole or the one before. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.write(next, bytes);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void say(BandMetrics metrics, double seconds) {
        System.out.printf(
                Locale.ROOT,
                "On books held out, cost and risk in units of what the classical band expects: learned %.3f, nets alone "
                        + "%.3f, classical %.3f, always flat %.3f, never hedged again %.3f. %.0f s.%n",
                metrics.learned(),
                metrics.alone(),
                metrics.classical(),
                metrics.flat(),
                metrics.never(),
                seconds);
    }
}
