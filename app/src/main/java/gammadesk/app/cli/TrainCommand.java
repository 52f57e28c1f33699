package gammadesk.app.cli;

import gammadesk.analytics.learning.book.BandMetrics;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.train.TrainingFailure;
import gammadesk.analytics.port.Clock;
import gammadesk.app.learning.TrainingJob;
import java.io.IOException;
import java.nio.file.Path;
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
        long began = clock.nanos();
        try {
            BandModel model = new TrainingJob(config, out).run(new ProgressBar(System.err));
            System.err.println();
            say(model.metrics(), (clock.nanos() - began) / 1e9);
            return ExitCode.DONE;
        } catch (TrainingFailure e) {
            System.err.println("The training is given up: " + e.getMessage() + ". No model was written.");
            return ExitCode.FAILED;
        }
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
