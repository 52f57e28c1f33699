package gammadesk.app.cli;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.mispricing.Candidate;
import gammadesk.analytics.mispricing.EventVolatility.Event;
import gammadesk.analytics.mispricing.ForecastTerm;
import gammadesk.analytics.mispricing.HedgedReplay;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.ReplayMoment;
import gammadesk.analytics.mispricing.ResidualHistory;
import gammadesk.analytics.mispricing.RichCheap;
import gammadesk.analytics.mispricing.SignalRecord;
import gammadesk.analytics.mispricing.SignalRecords;
import gammadesk.analytics.mispricing.TradeOutcome;
import gammadesk.analytics.mispricing.TradingCosts;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.connectors.history.HistoryFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gammadesk mispricing}: implied against forecast volatility, and what trading on it would cost. */
@Command(
        name = "mispricing",
        mixinStandardHelpOptions = true,
        subcommands = MispricingBacktestCommand.class,
        description = "Sets a chain's fitted surface against forecast volatility: gaps by expiry and option in vol "
                + "points, price and standard errors, after spread, fees and hedging; the premium's history; quotes off "
                + "the fit; candidates for trades; what the steps between expiries charge. Only prices known at the "
                + "chain's time are used. Nothing is traded.")
final class MispricingCommand implements Callable<Integer> {
    private static final double HOLD_DAYS = 1;
    private static final double HOLD_SLACK = 0.9;
    private static final long SEED = 1;

    private enum Format {
        json,
        csv,
        table
    }

    @Mixin
    private ChainInput input = new ChainInput();

    @Mixin
    private MispricingOptions options = new MispricingOptions();

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "forecast from prices up to this time only, such as 2026-04-01T00:00:00Z; not after the chain "
                            + "(default: the chain's time)")
    private @Nullable String asOf;

    @Option(
            names = "--history",
            paramLabel = "F",
            arity = "1..*",
            description = "earlier recorded chains: their index goes on where the bars end, their quotes say how far a "
                    + "residual strays, and what candidates earned in them is the record of each signal. Chains that "
                    + "are not earlier are left out")
    private List<Path> historyFiles = List.of();

    @Option(names = "--events", paramLabel = "F", description = "calendar: CSV with date and name")
    private @Nullable Path events;

    @Option(names = "--all", description = "with candidates whose edge may as well be 0")
    private boolean isAll;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "json", description = "json, csv or table")
    private Format format = Format.json;

    private final Clock clock;

    MispricingCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.warningsOnly();
        MispricingMoments.Source source = options.source(SEED);
        ChainSnapshot chain = input.read(clock);
        long known = known(chain);
        List<ReplayMoment> before = MispricingMoments.read(historyFiles, chain.currency(), clock::nanos).stream()
                .filter(one -> one.millis() < known)
                .toList();
        print(new MispricingExport(picture(chain, known, before, source), isAll, before.size()));
        return ExitCode.DONE;
    }

    private long known(ChainSnapshot chain) {
        String wanted = asOf;
        if (wanted == null) {
            return chain.venueMillis();
        }
        try {
            long millis = Instant.parse(wanted).toEpochMilli();
            if (millis > chain.venueMillis()) {
                throw new UsageException("--as-of: after the chain of " + Exports.iso(chain.venueMillis()));
            }
            return millis;
        } catch (DateTimeParseException _) {
            throw new UsageException("--as-of: not a time such as 2026-04-01T00:00:00Z: " + wanted);
        }
    }

    private MispricingPicture picture(
            ChainSnapshot chain, long known, List<ReplayMoment> before, MispricingMoments.Source source)
            throws IOException {
        FittedSurface surface = MispricingMoments.fit(chain, clock::nanos);
        TradingCosts costs = options.costs();
        MispricingMoments.Source own = source.with(before);
        MispricingPicture.Past past = new MispricingPicture.Past(
                costs,
                own.premiums(known),
                residuals(before),
                records(before, source, costs, known),
                Map.of(),
                calendar());
        Optional<ForecastTerm> term = own.seen(chain, known).term(known);
        return term.isPresent()
                ? MispricingPicture.of(surface, chain, term.get(), past)
                : MispricingPicture.without(
                        surface,
                        chain,
                        "the model has no forecast: the prices known by then are too few or it needs a feature",
                        past);
    }

    private List<Event> calendar() throws IOException {
        Path file = events;
        if (file == null) {
            return List.of();
        }
        if (!Files.isReadable(file)) {
            throw new UsageException("--events: no such file: " + file);
        }
        return HistoryFiles.calendar(file).stream()
                .map(day -> new Event(day.date(), day.name()))
                .toList();
    }

    private static ResidualHistory residuals(List<ReplayMoment> before) {
        ResidualHistory past = ResidualHistory.EMPTY;
        for (ReplayMoment one : before) {
            past = past.with(RichCheap.of(one.surface(), one.chain(), past));
        }
        return past;
    }

    private Map<Candidate.Kind, SignalRecord> records(
            List<ReplayMoment> before, MispricingMoments.Source source, TradingCosts costs, long known)
            throws IOException {
        Map<Candidate.Kind, List<TradeOutcome>> all = new EnumMap<>(Candidate.Kind.class);
        for (MispricingMoments run : MispricingMoments.walk(before, source).runs()) {
            HedgedReplay<ReplayMoment> replay = new HedgedReplay<>(run.moments(), costs, options.funding());
            SignalRecords.outcomes(replay, run.terms(), run.premiums(), costs, HOLD_DAYS * HOLD_SLACK)
                    .forEach((kind, outcomes) ->
                            all.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(outcomes));
        }
        return SignalRecords.asOf(all, known);
    }

    private void print(MispricingExport export) throws IOException {
        StringWriter text = new StringWriter();
        switch (format) {
            case json -> export.json(text);
            case csv -> export.csv(text);
            case table -> new MispricingTables(export.picture(), export.candidates()).text(text);
        }
        System.out.print(text);
        System.out.flush();
    }
}
