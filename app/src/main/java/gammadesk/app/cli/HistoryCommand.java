package gammadesk.app.cli;

import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.analytics.port.MarketHistory;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.desk.Environment;
import gammadesk.app.desk.ExchangeLauncher;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.deribit.history.DeribitHistory;
import gammadesk.connectors.history.CachedHistory;
import gammadesk.connectors.history.HistoryFiles;
import gammadesk.connectors.simulator.EmbeddedExchange;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gammadesk history}: a venue's past in a file. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description =
                "Downloads the bars of an instrument, or of a volatility index, in the form that gammadesk forecast "
                        + "reads. Of a real venue what was downloaded is kept in the data folder and not asked for again. The "
                        + "embedded exchange's past is made up.")
final class HistoryCommand implements Callable<Integer> {
    private static final String DAY = "1D";
    private static final long SECONDS_PER_MINUTE = 60;

    @Mixin
    private VenueOptions venue = new VenueOptions();

    @Option(
            names = "--instrument",
            paramLabel = "NAME",
            defaultValue = "BTC-PERPETUAL",
            description = "the venue's name (default: ${DEFAULT-VALUE}), or DVOL-BTC of a volatility index")
    private String instrument = "BTC-PERPETUAL";

    @Option(
            names = "--resolution",
            paramLabel = "MINUTES",
            defaultValue = "60",
            description = "1, 3, 5, 10, 15, 30, 60, 120, 180, 360, 720 or 1D; of an index 1, 60, 720 or 1D (default: "
                    + "${DEFAULT-VALUE})")
    private String resolution = "60";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            required = true,
            description = "a day such as 2025-01-01, or a moment such as 2025-01-01T12:00:00Z")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", description = "the same; it does not belong to it (default: now)")
    private @Nullable String to;

    @Option(names = "--out", paramLabel = "F", required = true, description = "the file to write (.csv)")
    private Path out = Path.of("");

    private final Clock clock;
    private final Environment environment;

    HistoryCommand(Clock clock, Environment environment) {
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        VenueChoice choice = venue.choice();
        BarLength length = length();
        long begin = millis("--from", from);
        long end = to == null ? Long.MAX_VALUE : millis("--to", to);
        if (begin >= end) {
            throw new UsageException("--from must be before --to");
        }
        HistoryAnswer<Candle> answer = ask(choice, length, begin, end);
        if (answer.rows().isEmpty()) {
            throw new IOException("no bars of " + instrument + ": " + reason(answer));
        }
        try (Writer writer = Files.newBufferedWriter(out)) {
            HistoryFiles.write(answer.rows(), writer);
        }
        return say(answer);
    }

    private HistoryAnswer<Candle> ask(VenueChoice choice, BarLength length, long begin, long end) throws IOException {
        Optional<EmbeddedExchange> exchange = ExchangeLauncher.launch(choice, 0, clock);
        try (MarketHistory history = CachedHistory.of(
                new DeribitHistory(DeskSession.settings(choice, exchange), clock, new SplittableRandom(clock.nanos())),
                environment.dataFolder().resolve("history"),
                clock)) {
            return instrument.startsWith("DVOL-")
                    ? history.volatilityIndex(coin(), length, begin, end)
                    : history.candles(instrument, length, begin, end);
        } finally {
            exchange.ifPresent(EmbeddedExchange::close);
        }
    }

    private Currency coin() {
        try {
            return Currency.of(instrument.substring("DVOL-".length()));
        } catch (IllegalArgumentException _) {
            throw new UsageException("--instrument: not a volatility index such as DVOL-BTC: " + instrument);
        }
    }

    private int say(HistoryAnswer<Candle> answer) {
        answer.notices().forEach(System.err::println);
        System.out.printf(
                "%d bars of %s from %s to %s in %s%n",
                answer.rows().size(),
                instrument,
                Exports.iso(answer.rows().getFirst().startMillis()),
                Exports.iso(answer.rows().getLast().knownMillis()),
                out);
        if (answer.isWhole()) {
            return ExitCode.DONE;
        }
        System.err.println("gammadesk: not everything came: " + reason(answer));
        return ExitCode.FAILED;
    }

    private static String reason(HistoryAnswer<Candle> answer) {
        return switch (answer) {
            case HistoryAnswer.Whole<Candle> _ -> "the venue has none of that time";
            case HistoryAnswer.Part<Candle> part -> part.reason();
            case HistoryAnswer.Unavailable<Candle> none -> none.reason();
        };
    }

    private BarLength length() {
        try {
            Optional<BarLength> length = resolution.equalsIgnoreCase(DAY)
                    ? Optional.of(BarLength.DAY)
                    : BarLength.ofSeconds(SECONDS_PER_MINUTE * Long.parseLong(resolution));
            return length.orElseThrow(() -> new UsageException("--resolution: no such length: " + resolution));
        } catch (NumberFormatException _) {
            throw new UsageException("--resolution: minutes or 1D, not " + resolution);
        }
    }

    private static long millis(String option, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text).toEpochMilli()
                    : LocalDate.parse(text)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli();
        } catch (DateTimeException _) {
            throw new UsageException(option + ": not a day or a moment such as 2025-01-01T12:00:00Z: " + text);
        }
    }
}
