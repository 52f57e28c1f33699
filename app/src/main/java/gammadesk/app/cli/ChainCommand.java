package gammadesk.app.cli;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gammadesk chain}: every option with quotes, volatilities, greeks and gamma exposure. */
@Command(
        name = "chain",
        mixinStandardHelpOptions = true,
        description = "Prints an option chain with implied volatilities, greeks and gamma exposure. Prices in coin, "
                + "volatilities in percent, times in UTC; an unknown value is null beside its reason.")
final class ChainCommand implements Callable<Integer> {
    private enum Format {
        json,
        csv
    }

    @Mixin
    private VenueOptions venue = new VenueOptions();

    @Option(names = "--file", paramLabel = "F", description = "a recorded chain (.csv, .csv.gz) instead of a venue")
    private @Nullable Path file;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "BTC",
            description = "whose options (default: ${DEFAULT-VALUE})")
    private String currency = "BTC";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "json or csv (default: ${DEFAULT-VALUE})")
    private Format format = Format.json;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "how long to wait for a venue's whole chain (default: ${DEFAULT-VALUE})")
    private long timeoutSeconds = 20;

    private final Clock clock;

    ChainCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.warningsOnly();
        ChainSnapshot chain = file == null ? fromVenue() : fromFile(file);
        ChainExport export = new ChainExport(ChainPricer.value(chain));
        StringWriter text = new StringWriter();
        if (format == Format.json) {
            export.json(text);
        } else {
            export.csv(text);
        }
        System.out.print(text);
        System.out.flush();
        return ExitCode.DONE;
    }

    private ChainSnapshot fromFile(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new UsageException("no such file: " + path);
        }
        return RecordedChain.read(path, coin());
    }

    private ChainSnapshot fromVenue() throws IOException, InterruptedException {
        Currency coin = coin();
        try (DeskSession session = DeskSession.open(venue.choice(), clock)) {
            return new ChainWait(session.board(), clock).whole(coin, Duration.ofSeconds(timeoutSeconds));
        }
    }

    private Currency coin() {
        try {
            return Currency.of(currency);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? "not a currency: " + currency : e.getMessage());
        }
    }
}
