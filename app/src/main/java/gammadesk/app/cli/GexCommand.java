package gammadesk.app.cli;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.exposure.Cascade;
import gammadesk.analytics.exposure.CascadeModel;
import gammadesk.analytics.exposure.DealerConvention;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.DepthCurve;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureEngine;
import gammadesk.analytics.exposure.ExposureUnit;
import gammadesk.analytics.exposure.FlowInferred;
import gammadesk.analytics.exposure.FlowSelection;
import gammadesk.analytics.exposure.Greek;
import gammadesk.analytics.exposure.InventoryRules;
import gammadesk.analytics.exposure.InventoryTracker;
import gammadesk.analytics.exposure.LiquidationModel;
import gammadesk.analytics.exposure.ProfileGrid;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.exposure.Stickiness;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.market.CboeQuoteTable;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gammadesk gex}: the dealers' exposure map with its levels, profile and cascade. */
@Command(
        name = "gex",
        mixinStandardHelpOptions = true,
        description = "Prints the dealers' gamma exposure by strike and expiry, zero-gamma levels, walls and max pain, "
                + "on request with the profile over spot and the cascade map. USD per 1 % move unless said otherwise; "
                + "an unknown value is null beside its reason.")
final class GexCommand implements Callable<Integer> {
    private static final String FLOW = "flow";
    private static final long LOOK_EVERY_MILLIS = 100;

    private enum Format {
        json,
        csv
    }

    @Mixin
    private VenueOptions venue = new VenueOptions();

    @Option(
            names = "--chain",
            paramLabel = "F",
            description = "a recorded chain (.csv, .csv.gz) instead of a venue, or an equity chain as CBOE exports it")
    private @Nullable Path file;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "BTC",
            description = "whose options (default: ${DEFAULT-VALUE})")
    private String currency = "BTC";

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            defaultValue = "naive",
            description = "the dealers' side: naive, inverted, customer-bought, or flow with a venue "
                    + "(default: ${DEFAULT-VALUE})")
    private String convention = "naive";

    @Option(
            names = "--greek",
            paramLabel = "NAME",
            defaultValue = "GAMMA",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Greek greek = Greek.GAMMA;

    @Option(names = "--coin", description = "coin per 1 % instead of USD per 1 %")
    private boolean inCoin;

    @Option(
            names = "--record",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "how long to watch trades for --convention flow (default: ${DEFAULT-VALUE})")
    private long recordSeconds = 10;

    @Option(names = "--profile", description = "with the profile from -30 to +30 % of spot")
    private boolean withProfile;

    @Option(names = "--cascade", description = "with the cascade map over the books' depth, or over --depth")
    private boolean withCascade;

    @Option(
            names = "--depth",
            paramLabel = "COIN",
            description = "coin that moves the price by 1 %, where there is no order book to measure it")
    private @Nullable Double depth;

    @Option(
            names = "--liquidations",
            paramLabel = "COIN",
            description = "the cascade with forced trades, of so much open interest in futures")
    private @Nullable Double liquidations;

    @Option(
            names = "--sticky",
            paramLabel = "WHAT",
            defaultValue = "STICKY_STRIKE",
            description = "what volatility does when spot moves: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Stickiness stickiness = Stickiness.STICKY_STRIKE;

    @Option(
            names = "--multiplier",
            paramLabel = "N",
            defaultValue = "100",
            description = "units per contract of an equity chain (default: ${DEFAULT-VALUE})")
    private double multiplier = 100;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "0",
            description = "interest rate of an equity chain, a fraction a year (default: ${DEFAULT-VALUE})")
    private double rate;

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

    GexCommand(Clock clock) {
        this.clock = clock;
    }

    /** What there is to draw the map of. */
    private record Market(ChainValuation valuation, DealerConvention convention, DepthCurve.Reading depth) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.warningsOnly();
        check();
        Market market = file == null ? fromVenue() : fromFile(file);
        StringWriter text = new StringWriter();
        GexExport export = new GexExport(report(market));
        if (format == Format.json) {
            export.json(text);
        } else {
            export.csv(text);
        }
        System.out.print(text);
        System.out.flush();
        return ExitCode.DONE;
    }

    private void check() {
        if (depth != null && !(depth > 0)) {
            throw new UsageException("--depth must be above 0, not " + depth);
        }
        if (liquidations != null && !(liquidations >= 0)) {
            throw new UsageException("--liquidations must not be negative");
        }
        if (!(multiplier > 0)) {
            throw new UsageException("--multiplier must be above 0, not " + multiplier);
        }
        if (inCoin && !greek.units().contains(ExposureUnit.COIN_PER_PERCENT)) {
            throw new UsageException("--coin goes with GAMMA and DELTA only");
        }
    }

    private GexReport report(Market market) {
        ExposureEngine engine = new ExposureEngine();
        engine.load(market.valuation());
        ExposureBasis basis = ExposureBasis.of(market.convention()).withGreek(greek);
        ExposureBasis asked = inCoin ? basis.withUnit(ExposureUnit.COIN_PER_PERCENT) : basis;
        DealerCurve curve = engine.curve(asked, ProfileGrid.STANDARD, stickiness);
        return new GexReport(
                engine.map(asked),
                curve,
                engine.zeroGamma(curve),
                withProfile,
                withCascade ? Optional.of(cascade(curve, market.depth())) : Optional.empty());
    }

    private GexReport.CascadePart cascade(DealerCurve curve, DepthCurve.Reading reading) {
        CascadeModel model = liquidations == null
                ? CascadeModel.STANDARD
                : CascadeModel.STANDARD.withLiquidations(LiquidationModel.guess(liquidations));
        return switch (depth == null ? reading : new DepthCurve.Reading.Measured(DepthCurve.constant(depth))) {
            case DepthCurve.Reading.Measured(DepthCurve measured) ->
                new GexReport.CascadePart(Optional.of(Cascade.map(curve, measured, model)), "");
            case DepthCurve.Reading.Unmeasured(String reason) ->
                new GexReport.CascadePart(Optional.empty(), reason + "; --depth states one");
        };
    }

    private Market fromFile(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new UsageException("no such file: " + path);
        }
        if (convention.equals(FLOW)) {
            throw new UsageException("--convention flow needs the trades of a venue; a recorded chain has none");
        }
        ChainValuation valuation = CboeQuoteTable.recognises(path)
                ? CboeQuoteTable.read(path, multiplier, rate)
                : ChainPricer.value(RecordedChain.read(path, coin()));
        return new Market(
                valuation, signConvention(), new DepthCurve.Reading.Unmeasured("a recorded chain has no order book"));
    }

    private Market fromVenue() throws IOException, InterruptedException {
        Currency coin = coin();
        boolean inferred = convention.equals(FLOW);
        DealerConvention stated = inferred ? SignConvention.NAIVE : signConvention();
        try (DeskSession session = DeskSession.open(venue.choice(), clock)) {
            MarketPicture first = new ChainWait(session.board(), clock).whole(coin, Duration.ofSeconds(timeoutSeconds));
            DealerConvention side = inferred ? inferred(session, first) : stated;
            MarketPicture market = session.board().get().market(coin).orElse(first);
            return new Market(market.valuation(), side, depth(market));
        }
    }

    /** The record begins with the first whole chain; a trade that is seen again counts once. */
    private DealerConvention inferred(DeskSession session, MarketPicture first) throws InterruptedException {
        InventoryTracker tracker =
                InventoryTracker.begin(InventoryRules.UNTIL_EXPIRY, _ -> List.of(), first.venueMillis());
        long end = clock.nanos() + Duration.ofSeconds(recordSeconds).toNanos();
        MarketPicture latest = first;
        latest.trades().reversed().forEach(tracker::take);
        while (clock.nanos() < end) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            latest = session.board().get().market(first.currency()).orElse(latest);
            latest.trades().reversed().forEach(tracker::take);
        }
        return new FlowInferred(tracker.snapshot(latest.venueMillis()), FlowSelection.EVERYTHING);
    }

    private static DepthCurve.Reading depth(MarketPicture market) {
        return DepthCurve.of(market.books().stream()
                .flatMap(book -> Stream.ofNullable(market.instruments().get(book.instrument()))
                        .filter(instrument -> instrument.option().isEmpty()
                                && !instrument.kind().isCombo())
                        .map(instrument -> new DepthCurve.Source(book, instrument.settlement())))
                .toList());
    }

    private SignConvention signConvention() {
        return Arrays.stream(SignConvention.values())
                .filter(known -> known.key().equals(convention))
                .findFirst()
                .orElseThrow(() -> new UsageException("no such convention: " + convention + " (there are "
                        + Arrays.stream(SignConvention.values())
                                .map(SignConvention::key)
                                .collect(Collectors.joining(", "))
                        + " and flow)"));
    }

    private Currency coin() {
        try {
            return Currency.of(currency);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? "not a currency: " + currency : e.getMessage());
        }
    }
}
