package gammadesk.app.cli;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.desk.ExchangeLauncher;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.deribit.DeribitMarketFeed;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.replay.SessionHead;
import gammadesk.connectors.replay.SessionWriter;
import gammadesk.connectors.simulator.EmbeddedExchange;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gammadesk record}: keeps what a venue says, for a replay. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Records a session: every message of the venue as it came, with its time of arrival, into a "
                + "gzipped file that `gammadesk replay` plays. Without --venue it records the embedded exchange.")
final class RecordCommand implements Callable<Integer> {
    private static final long LONGEST_SECONDS = 7 * 86_400;
    private static final long PATIENCE_SECONDS = 30;
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final double MEGABYTE = 1e6;

    @Mixin
    private VenueOptions market = new VenueOptions();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "how long, from the venue's first word (default: ${DEFAULT-VALUE})")
    private long seconds;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the file; it must not exist yet")
    private @Nullable Path out;

    @Option(names = "--currency", paramLabel = "CODE", split = ",", description = "whose markets (default: BTC,ETH)")
    private List<String> currencies = List.of("BTC", "ETH");

    private final Clock clock;

    RecordCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.warningsOnly();
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw new UsageException("--seconds must be 1 to " + LONGEST_SECONDS + ", not " + seconds);
        }
        VenueChoice choice = market.choice();
        Optional<EmbeddedExchange> exchange = ExchangeLauncher.launch(choice, 0, clock);
        try {
            record(DeskSession.settings(choice, exchange));
        } finally {
            exchange.ifPresent(EmbeddedExchange::close);
        }
        return ExitCode.DONE;
    }

    private void record(DeribitSettings venue) throws IOException, InterruptedException {
        Path file = file();
        List<Currency> coins = coins();
        SessionHead head = new SessionHead(venue.venue(), coins, clock.epochMillis(), clock.nanos());
        FeedHealth health;
        SessionWriter writer = create(file, head);
        try (writer) {
            health = follow(venue, coins, writer);
        }
        tell(file, writer, health);
    }

    /** The time runs from the venue's first word. */
    private FeedHealth follow(DeribitSettings venue, List<Currency> coins, SessionWriter writer)
            throws InterruptedException {
        try (DeribitMarketFeed feed =
                new DeribitMarketFeed(venue, clock, new SplittableRandom(clock.nanos()), writer)) {
            feed.open(coins, _ -> {});
            await(writer, PATIENCE_SECONDS, () -> writer.messages() > 0);
            if (writer.messages() > 0) {
                await(writer, seconds, () -> false);
            }
            return feed.health();
        }
    }

    private static SessionWriter create(Path file, SessionHead head) throws IOException {
        try {
            return SessionWriter.create(file, head);
        } catch (FileAlreadyExistsException _) {
            throw new UsageException(file + " exists already; a recording is never written over");
        }
    }

    /** Until the time is over, the disk is full or what is awaited has come. */
    private void await(SessionWriter writer, long mostSeconds, BooleanSupplier awaited) throws InterruptedException {
        long end = clock.nanos() + mostSeconds * NANOS_PER_SECOND;
        while (clock.nanos() < end && writer.failure().isEmpty() && !awaited.getAsBoolean()) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** A recording of nothing is not kept. */
    private static void tell(Path file, SessionWriter writer, FeedHealth health) throws IOException {
        if (writer.messages() == 0) {
            Files.delete(file);
            throw new IOException("the venue said nothing: " + health.state().sentence() + " " + health.reason());
        }
        System.out.println(String.format(
                Locale.ROOT,
                "recorded %d messages (%.1f MB, %.1f MB packed), %d connections lost, %d messages unreadable: %s",
                writer.messages(),
                health.bytes() / MEGABYTE,
                Files.size(file) / MEGABYTE,
                health.reconnects(),
                health.malformed(),
                file));
    }

    private Path file() {
        if (out == null) {
            throw new UsageException("--out names the file");
        }
        return out;
    }

    private List<Currency> coins() {
        try {
            return currencies.stream().map(Currency::of).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
