package gammadesk.app.cli;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

    /** What a command does while a venue is open. */
    interface AtVenue<T> {
        /**
         * Works on an open market.
         *
         * @param whole the first picture with every option of the chain
         */
        T work(DeskSession session, MarketPicture whole) throws InterruptedException;
    }

    /** Reads the chain; throws {@link UsageException} when the choice makes no sense. */
    ChainSnapshot read(Clock clock) throws IOException, InterruptedException {
        Optional<Path> recording = file();
        return recording.isPresent()
                ? RecordedChain.read(recording.get(), coin())
                : atVenue(clock, (_, whole) -> whole.valuation().chain());
    }

    /** The recording, empty when a venue was chosen; throws {@link UsageException} when it cannot be read. */
    Optional<Path> file() {
        if (file != null && (!Files.isReadable(file) || Files.isDirectory(file))) {
            throw new UsageException("no such file: " + file);
        }
        return Optional.ofNullable(file);
    }

    /** Opens the venue, waits for a whole chain and works on it; the venue is closed afterwards. */
    <T> T atVenue(Clock clock, AtVenue<T> work) throws IOException, InterruptedException {
        Currency coin = coin();
        try (DeskSession session = DeskSession.open(venue.choice(), clock)) {
            return work.work(
                    session, new ChainWait(session.board(), clock).whole(coin, Duration.ofSeconds(timeoutSeconds)));
        }
    }

    /** Whose options; throws {@link UsageException} when it is no currency. */
    Currency coin() {
        try {
            return Currency.of(currency);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? "not a currency: " + currency : e.getMessage());
        }
    }
}
