package gammadesk.app.cli;

import gammadesk.analytics.desk.CascadeReading;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.desk.ExposureReport;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.exposure.Cascade;
import gammadesk.analytics.exposure.CascadeModel;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.DealerInventory;
import gammadesk.analytics.exposure.DepthCurve;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureEngine;
import gammadesk.analytics.exposure.InventoryEvidence;
import gammadesk.analytics.exposure.LiquidationModel;
import gammadesk.analytics.exposure.ProfileGrid;
import gammadesk.analytics.exposure.Resilience;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.market.CboeQuoteTable;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
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
                + "on request with the profile over spot and the cascade map. USD per 1 %% move unless said otherwise; "
                + "an unknown value is null beside its reason. A file may also be an equity chain as CBOE exports it.")
final class GexCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MILLIS = 100;

    @Mixin
    private ChainInput input = new ChainInput();

    @Mixin
    private ExposureOptions meaning = new ExposureOptions();

    @Option(
            names = "--record",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "how long to watch trades where convention or weighting is flow (default: ${DEFAULT-VALUE})")
    private long recordSeconds = 10;

    @Option(names = "--profile", description = "with the profile from -30 to +30 %% of spot")
    private boolean withProfile;

    @Option(names = "--cascade", description = "with the cascade map over the books' depth, or over --depth")
    private boolean withCascade;

    @Option(
            names = "--depth",
            paramLabel = "COIN",
            description = "coin that moves the price by 1 %%, where there is no order book to measure it")
    private @Nullable Double depth;

    @Option(
            names = "--liquidations",
            paramLabel = "COIN",
            description = "the cascade with forced trades, of so much open interest in futures")
    private @Nullable Double liquidations;

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
    private TextFormat format = TextFormat.json;

    private final Clock clock;

    GexCommand(Clock clock) {
        this.clock = clock;
    }

    /**
     * What there is to draw the map of.
     *
     * @param evidence where the basis rests on a record of trades
     */
    private record Market(
            ChainValuation valuation,
            ExposureBasis basis,
            Optional<InventoryEvidence> evidence,
            DepthCurve.Reading depth) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.warningsOnly();
        check();
        ExposureChoice choice = meaning.choice(liquidations != null);
        Optional<Path> file = input.file();
        Market market = file.isPresent()
                ? recorded(file.get(), choice)
                : input.atVenue(clock, (session, whole) -> live(session, whole, choice));
        format.print(new GexExport(report(market, choice)));
        return ExitCode.DONE;
    }

    private void check() {
        if (depth != null && !(depth > 0)) {
            throw new UsageException("--depth must be above 0, not " + depth);
        }
        if (liquidations != null && !(liquidations >= 0)) {
            throw new UsageException("--liquidations must not be negative, not " + liquidations);
        }
        if (!(multiplier > 0)) {
            throw new UsageException("--multiplier must be above 0, not " + multiplier);
        }
        if (recordSeconds < 0) {
            throw new UsageException("--record must not be negative, not " + recordSeconds);
        }
    }

    private ExposureReport report(Market market, ExposureChoice choice) {
        ExposureEngine engine = new ExposureEngine();
        engine.load(market.valuation());
        DealerCurve curve = engine.curve(market.basis(), ProfileGrid.STANDARD, choice.stickiness());
        return new ExposureReport(
                engine.map(market.basis()),
                market.evidence(),
                engine.zeroGamma(curve),
                withProfile ? Optional.of(curve) : Optional.empty(),
                withCascade
                        ? Optional.of(cascade(
                                curve,
                                market.depth(),
                                market.valuation().chain().venueMillis()))
                        : Optional.empty());
    }

    private CascadeReading cascade(DealerCurve curve, DepthCurve.Reading reading, long venueMillis) {
        if (!(curve.spot() > 0)) {
            return new CascadeReading.None("the index is unknown");
        }
        return switch (depth == null ? reading : new DepthCurve.Reading.Measured(DepthCurve.constant(depth))) {
            case DepthCurve.Reading.Measured(DepthCurve measured) ->
                new CascadeReading.Mapped(
                        venueMillis,
                        Cascade.map(curve, measured, model()),
                        measured.visibleBids(),
                        measured.visibleAsks(),
                        new Resilience.Unmeasured("a single look at the books shows no refill"));
            case DepthCurve.Reading.Unmeasured(String reason) ->
                new CascadeReading.None(reason + "; --depth states one");
        };
    }

    private CascadeModel model() {
        return liquidations == null
                ? CascadeModel.STANDARD
                : CascadeModel.STANDARD.withLiquidations(LiquidationModel.guess(liquidations));
    }

    private Market recorded(Path path, ExposureChoice choice) throws IOException {
        if (choice.restsOnTrades()) {
            throw new UsageException("flow needs the trades of a venue; a recorded chain has none");
        }
        ChainValuation valuation = CboeQuoteTable.recognises(path)
                ? CboeQuoteTable.read(path, multiplier, rate)
                : ChainPricer.value(RecordedChain.read(path, input.coin()));
        return new Market(
                valuation,
                choice.basis(DealerInventory.beginning(valuation.chain().venueMillis())),
                Optional.empty(),
                new DepthCurve.Reading.Unmeasured("a recorded chain has no order book"));
    }

    private Market live(DeskSession session, MarketPicture whole, ExposureChoice choice) throws InterruptedException {
        if (!choice.restsOnTrades()) {
            return new Market(
                    whole.valuation(),
                    choice.basis(DealerInventory.beginning(whole.venueMillis())),
                    Optional.empty(),
                    depth(whole));
        }
        session.board().choose(choice);
        MarketPicture watched = watched(session, whole, choice);
        DealerPicture dealers = watched.exposure();
        return new Market(watched.valuation(), dealers.map().basis(), Optional.of(dealers.evidence()), depth(watched));
    }

    /** The desk keeps the record; after so long it is looked at. */
    private MarketPicture watched(DeskSession session, MarketPicture whole, ExposureChoice choice)
            throws InterruptedException {
        long end = clock.nanos() + Duration.ofSeconds(recordSeconds).toNanos();
        MarketPicture latest = whole;
        while (clock.nanos() < end || !latest.exposure().choice().equals(choice)) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            latest = session.board().get().market(whole.currency()).orElse(latest);
        }
        return latest;
    }

    private static DepthCurve.Reading depth(MarketPicture market) {
        return DepthCurve.of(market.books().stream()
                .flatMap(book -> Stream.ofNullable(market.instruments().get(book.instrument()))
                        .filter(instrument -> instrument.option().isEmpty()
                                && !instrument.kind().isCombo())
                        .map(instrument -> new DepthCurve.Source(book, instrument.settlement())))
                .toList());
    }
}
