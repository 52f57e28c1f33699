package gammadesk.app.desk;

import gammadesk.analytics.decision.HedgeActions;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.LedgerReport;
import gammadesk.analytics.port.MacroSource;
import gammadesk.analytics.port.MarketFeed;
import gammadesk.analytics.port.MarketHistory;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.pricing.KernelWarmUp;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.trading.TradingActions;
import gammadesk.app.forecast.ForecastDesk;
import gammadesk.app.forecast.ForecastSettings;
import gammadesk.app.hedging.Bench;
import gammadesk.app.hedging.HedgeDesk;
import gammadesk.app.learning.ShippedModels;
import gammadesk.app.market.BoardSettings;
import gammadesk.app.market.InventoryFile;
import gammadesk.app.market.InventoryStore;
import gammadesk.app.market.MarketBoard;
import gammadesk.app.risk.RiskDesk;
import gammadesk.app.risk.RiskWatch;
import gammadesk.app.trading.FredKeys;
import gammadesk.app.trading.KeyDesk;
import gammadesk.app.trading.TradingDesk;
import gammadesk.app.trading.VenuePace;
import gammadesk.connectors.deribit.DeribitMarketFeed;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.account.AccountSettings;
import gammadesk.connectors.deribit.history.DeribitHistory;
import gammadesk.connectors.history.CachedHistory;
import gammadesk.connectors.macro.FolderSource;
import gammadesk.connectors.macro.FredSettings;
import gammadesk.connectors.macro.FredTrial;
import gammadesk.connectors.macro.KeyedSource;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.vault.KeyVault;
import gammadesk.connectors.vault.Secret;
import gammadesk.views.book.RiskActions;
import gammadesk.views.settings.KeyActions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A market that is open: the exchange if it is ours, the feed, the board that it fills, and the trader's account. */
public final class DeskSession implements AutoCloseable {
    private static final long LEARNED_AFTER_SECONDS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(DeskSession.class);
    private static final List<Currency> CURRENCIES = List.of(Currency.BTC, Currency.ETH);

    private static final Duration RISK_AFTER = Duration.ofSeconds(3);
    private static final long LAST_WORK_SECONDS = 5;

    private final Optional<EmbeddedExchange> exchange;
    private final MarketBoard board;
    private final MarketFeed feed;
    private final TradingDesk trading;
    private final KeyDesk keys;
    private final ExecutorService work;
    private final KernelWarmUp warmUp;
    private final RiskActions risk;
    private final ExecutorService riskThread;
    private final HedgeDesk hedging;
    private final ForecastDesk forecasts;
    private final Optional<Path> evidence;
    private final DeskHalt halt;
    private final DeskLedger ledger;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private DeskSession(
            Optional<EmbeddedExchange> exchange,
            MarketFeed feed,
            MarketBoard board,
            TradingDesk trading,
            KeyDesk keys,
            ExecutorService work,
            KernelWarmUp warmUp,
            RiskActions risk,
            ExecutorService riskThread,
            HedgeDesk hedging,
            ForecastDesk forecasts,
            Optional<Path> evidence,
            DeskHalt halt,
            DeskLedger ledger) {
        this.exchange = exchange;
        this.feed = feed;
        this.board = board;
        this.trading = trading;
        this.keys = keys;
        this.work = work;
        this.warmUp = warmUp;
        this.risk = risk;
        this.riskThread = riskThread;
        this.hedging = hedging;
        this.forecasts = forecasts;
        this.evidence = evidence;
        this.halt = halt;
        this.ledger = ledger;
    }

    /** Opens the chosen market without files and keys; a demo account of the embedded exchange is used all the same. */
    public static DeskSession open(VenueChoice choice, Clock clock) throws IOException {
        return open(choice, clock, AccountOptions.none());
    }

    /**
     * Opens the chosen market in BTC and ETH, starts the board, and begins to sign in where there is a key.
     *
     * @throws IOException when the embedded exchange cannot start, a recording cannot be read, or another desk is open
     *     on the same folder
     */
    public static DeskSession open(VenueChoice choice, Clock clock, AccountOptions accounts) throws IOException {
        DeskLedger ledger = DeskLedger.open(accounts.folder(), clock);
        try {
            return open(choice, clock, accounts, ledger);
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    private static DeskSession open(VenueChoice choice, Clock clock, AccountOptions accounts, DeskLedger ledger)
            throws IOException {
        Optional<EmbeddedExchange> exchange = ExchangeLauncher.launch(choice, 0, clock);
        DeribitSettings venue = settings(choice, exchange);
        MarketFeed feed = new DeribitMarketFeed(venue, clock, new SplittableRandom(clock.nanos()));
        KernelWarmUp warmUp = new KernelWarmUp();
        MarketBoard board = new MarketBoard(
                feed,
                CURRENCIES,
                clock,
                BoardSettings.defaults(),
                PricingKernels.after(warmUp),
                records(choice, accounts),
                new SplittableRandom(clock.nanos()));
        DeskHalt halt = DeskHalt.open(ledger.ledger(), accounts.folder(), clock);
        TradingDesk trading = new TradingDesk(board, feed::followBooks, clock, halt.kill(), pace(exchange, venue));
        board.show(trading);
        ledger.begin(feed.venue(), trading);
        ExecutorService work = single("desk-work");
        ExecutorService riskThread = single("desk-risk");
        RiskWatch risk = new RiskWatch(clock, RISK_AFTER, riskThread, PricingKernels.after(warmUp));
        board.show(risk);
        SecureRandom strong = new SecureRandom();
        Venue.Environment environment = feed.venue().environment();
        KeyedSource macro = macro(accounts);
        ForecastDesk forecasts = forecasts(choice, venue, clock, macro, accounts);
        KeyDesk keys = new KeyDesk(
                environment,
                accounts.folder().map(folder -> folder.resolve("keys.vault")),
                KeyVault.ROUNDS,
                new VenueLines(
                        venue,
                        exchange.isPresent() ? AccountSettings.Proof.CREDENTIALS : AccountSettings.Proof.SIGNATURE,
                        accounts.folder(),
                        ledger.ledger(),
                        clock,
                        strong),
                trading,
                fred(macro, forecasts, accounts),
                strong,
                work);
        HedgeDesk hedging = HedgeDesk.open(
                ledger.ledger(),
                trading,
                board,
                risk::held,
                halt.kill(),
                clock,
                accounts.user(),
                CURRENCIES,
                bench(work, accounts.folder()),
                () -> PricingKernels.after(warmUp));
        board.forecast(forecasts);
        board.hand(forecasts);
        board.start();
        forecasts.start();
        Thread.ofPlatform().daemon().name("kernel-warm-up").start(warmUp);
        AutomaticKey.find(accounts.variables(), environment, exchange).ifPresent(key -> {
            var _ = keys.begin(key);
        });
        return new DeskSession(
                exchange,
                feed,
                board,
                trading,
                keys,
                work,
                warmUp,
                new RiskDesk(risk, work, clock),
                riskThread,
                hedging,
                forecasts,
                accounts.folder().map(folder -> folder.resolve("evidence")),
                halt,
                ledger);
    }

    /**
     * Reading and checking what was learned takes its time, for which neither the window nor the first prices wait:
     * until then the rules stand alone.
     */
    private static Supplier<Bench> bench(Executor work, Optional<Path> folder) {
        CompletableFuture<Bench> learned = CompletableFuture.supplyAsync(
                        () -> folder.map(ShippedModels::bench).orElseGet(ShippedModels::bench),
                        CompletableFuture.delayedExecutor(LEARNED_AFTER_SECONDS, TimeUnit.SECONDS, work))
                .exceptionally(failure -> {
                    LOG.error("What was learned cannot be read; the classical rules stand alone", failure);
                    return Bench.CLASSICAL;
                });
        return () -> learned.getNow(Bench.READING);
    }

    /** What was fetched from a market that begins with the program is of no use to the next one, and is not kept. */
    private static ForecastDesk forecasts(
            VenueChoice choice, DeribitSettings venue, Clock clock, MacroSource macro, AccountOptions accounts) {
        MarketHistory venues = new DeribitHistory(venue, clock, new SplittableRandom(clock.nanos()));
        Optional<Path> kept = accounts.folder().filter(_ -> recordName(choice).isPresent());
        MarketHistory history = kept.map(folder -> CachedHistory.of(venues, folder.resolve("history"), clock))
                .orElse(venues);
        Optional<Path> made = kept.map(
                folder -> folder.resolve("forecasts").resolve(recordName(choice).orElseThrow()));
        return new ForecastDesk(CURRENCIES, history, macro, made, clock, ForecastSettings.STANDARD);
    }

    private static KeyedSource macro(AccountOptions accounts) {
        return new KeyedSource(
                FredSettings.address(accounts.variables()),
                new FolderSource(accounts.folder().orElse(Path.of("")).resolve("macro")));
    }

    private static FredKeys fred(KeyedSource macro, ForecastDesk forecasts, AccountOptions accounts) {
        URI address = FredSettings.address(accounts.variables());
        return new FredKeys(FredSettings.find(accounts.variables()).map(FredSettings::key), new FredKeys.Line() {
            @Override
            public FredTrial.Verdict trial(Secret key) {
                return FredTrial.run(address, key);
            }

            @Override
            public void use(Optional<Secret> key, String whence) {
                macro.use(key, whence);
                forecasts.renewMacro();
            }
        });
    }

    private static ExecutorService single(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** A market inside this program begins with it: a record of its trades would be of another market tomorrow. */
    private static InventoryStore records(VenueChoice choice, AccountOptions accounts) {
        return accounts.folder()
                .flatMap(folder -> recordName(choice).map(folder.resolve("inventory")::resolve))
                .<InventoryStore>map(InventoryFile::new)
                .orElse(InventoryStore.NONE);
    }

    private static Optional<String> recordName(VenueChoice choice) {
        return switch (choice) {
            case VenueChoice.Deribit _ -> Optional.of("deribit");
            case VenueChoice.DeribitTest _ -> Optional.of("deribit-test");
            case VenueChoice.Address address ->
                Optional.of(address.uri().getAuthority().replaceAll("[^A-Za-z0-9.]", "_"));
            case VenueChoice.Embedded _, VenueChoice.Replay _ -> Optional.empty();
        };
    }

    /** Where the chosen market is; the exchange is there when it is inside this program. */
    public static DeribitSettings settings(VenueChoice choice, Optional<EmbeddedExchange> exchange) {
        return switch (choice) {
            case VenueChoice.Deribit _ -> DeribitSettings.production();
            case VenueChoice.DeribitTest _ -> DeribitSettings.testNet();
            case VenueChoice.Address address -> DeribitSettings.at(address.uri());
            case VenueChoice.Embedded _, VenueChoice.Replay _ ->
                DeribitSettings.at(exchange.orElseThrow().address());
        };
    }

    private static VenuePace pace(Optional<EmbeddedExchange> exchange, DeribitSettings venue) {
        return exchange.map(ours -> new VenuePace(ours.speed(), venue.heartbeatSeconds()))
                .orElse(VenuePace.OURS);
    }

    /** The latest pictures. */
    public MarketBoard board() {
        return board;
    }

    /** The feed, for its samples of malformed messages. */
    public MarketFeed feed() {
        return feed;
    }

    /** The exchange inside this program, if the market is ours. */
    public Optional<EmbeddedExchange> exchange() {
        return exchange;
    }

    /** What may be done with the trader's account. */
    public TradingActions trading() {
        return trading;
    }

    /** The keys to accounts. */
    public KeyActions keys() {
        return keys;
    }

    /** What may be asked of the risk of the book. */
    public RiskActions risk() {
        return risk;
    }

    /** What may be asked of the hedge desk. */
    public HedgeActions hedging() {
        return hedging;
    }

    /** The record of what is decided, sent and done. */
    public Ledger ledger() {
        return ledger.ledger();
    }

    /** What was found when the ledger was opened. */
    public LedgerReport ledgerReport() {
        return ledger.report();
    }

    /** Where backtests leave what they found out; empty for a desk without files. */
    public Optional<Path> evidence() {
        return evidence;
    }

    /** Does what must not hold up the screen, one after another. */
    public Executor work() {
        return work;
    }

    /**
     * Ends what sends and signs in before the account is let go, and the account before the ledger: so its last words
     * are written too. A second time it does nothing.
     */
    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            end();
        }
    }

    private void end() {
        hedging.close();
        forecasts.close();
        warmUp.stop();
        riskThread.shutdownNow();
        end(work);
        trading.close();
        keys.close();
        board.close();
        exchange.ifPresent(EmbeddedExchange::close);
        halt.close();
        ledger.close();
    }

    private static void end(ExecutorService thread) {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(LAST_WORK_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Work at keys and files goes on after {} s", LAST_WORK_SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
