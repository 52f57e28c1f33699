package gammadesk.app.cli;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.port.Clock;
import gammadesk.app.learning.TrialJob;
import gammadesk.app.learning.TrialOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gammadesk backtest}: a learned policy before the court. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Tries a learned policy on recorded chains and simulated markets beside all baselines, and rules "
                + "whether it may advise or run, for each kind of book. Every run is put on record and counts in the "
                + "next ruling, also one that was broken off. What was walked is kept: the same trial goes on from there when it is "
                + "started again. The same configuration, model and record give the same ruling.")
final class BacktestCommand implements Callable<Integer> {
    private final Clock clock;

    @Option(names = "--config", paramLabel = "F", required = true, description = "what to try, and on what (JSON)")
    private Path config = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "folder of evidence and of the record of runs")
    private Path out = Path.of("");

    @Option(names = "--model", paramLabel = "F", description = "a trained model (default: the one that ships)")
    private @Nullable Path model;

    @Option(
            names = "--training",
            paramLabel = "F",
            description = "the configuration that the model was trained by (default: that of the one that ships)")
    private @Nullable Path training;

    BacktestCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        TrialOrder order = new TrialOrder(config, out, Optional.ofNullable(model), Optional.ofNullable(training), "");
        for (PolicyEvidence evidence : new TrialJob(order, clock).run(new ProgressLine(clock, System.err))) {
            System.out.println(EvidenceTable.of(evidence));
        }
        return ExitCode.DONE;
    }
}
