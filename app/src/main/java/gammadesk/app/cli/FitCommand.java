package gammadesk.app.cli;

import gammadesk.analytics.market.Currency;
import gammadesk.app.learning.TrainingCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gammadesk fit}: a training in the market of today. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description =
                "Fits the laws of motion that a learned policy is trained in to recorded chains: Bates's to the last "
                        + "surface, one with jumps of price and variance to the history where it has thirty intervals or more. "
                        + "Writes the configuration of a training with what was found; then: gammadesk train.")
final class FitCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "F", required = true, description = "a training to begin from (JSON)")
    private Path config = Path.of("");

    @Option(
            names = "--chains",
            paramLabel = "F",
            arity = "1..*",
            required = true,
            description = "recorded chains (.csv, .csv.gz), three or more, in any order")
    private List<Path> chains = List.of();

    @Option(names = "--currency", paramLabel = "CODE", defaultValue = "BTC", description = "whose options")
    private String currency = "BTC";

    @Option(names = "--out", paramLabel = "F", required = true, description = "the configuration")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        String json = TrainingCase.read(config).in(chains, coin()).json();
        Files.writeString(out, json);
        System.out.print(json);
        return ExitCode.DONE;
    }

    private Currency coin() {
        try {
            return Currency.of(currency);
        } catch (IllegalArgumentException _) {
            throw new UsageException("--currency: not a currency: " + currency);
        }
    }
}
