package gammadesk.app.cli;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which option chain a command works on: a recording's or a venue's. */
final class ChainInput {
    @Mixin
    private VenueOptions venue = new VenueOptions();

    @Option(
            names = {"--chain", "--file"},
            paramLabel = "F",
            description = "a recorded chain (.csv, .csv.gz) instead of a venue")
    private @Nullable Path file;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "BTC",
            description = "whose options (default: ${DEFAULT-VALUE})")
    private String currency = "BTC";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "how long to wait for a venue's whole chain (default: ${DEFAULT-VALUE})")
    private long timeoutSeconds = 20;

    /** Reads the chain; throws {@link UsageException} when the choice makes no sense. */
    ChainSnapshot read(Clock clock) throws IOException, InterruptedException {
        return file == null ? fromVenue(clock) : fromFile(file);
    }

    private ChainSnapshot fromFile(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new UsageException("no such file: " + path);
        }
        return RecordedChain.read(path, coin());
    }

    private ChainSnapshot fromVenue(Clock clock) throws IOException, InterruptedException {
        Currency coin = coin();
        try (DeskSession session = DeskSession.open(venue.choice(), clock)) {
            return new ChainWait(session.board(), clock)
                    .whole(coin, Duration.ofSeconds(timeoutSeconds))
                    .valuation()
                    .chain();
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
