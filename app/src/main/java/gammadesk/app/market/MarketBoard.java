package gammadesk.app.market;

import gammadesk.analytics.desk.AlertRule;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.desk.LatencySummary;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.MarketFeed;
import gammadesk.analytics.port.MarketListener;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.PricingKernels;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a feed's events into pictures of the market. The feed's thread only leaves events in the inbox; one analytics
 * thread collects them each cycle, values the chains, fits the surface of one currency (each in its turn, so with two
 * currencies every half second) and publishes the result as the latest picture. Whoever draws reads that reference
 * whenever it likes and can hold nobody up.
 */
public final class MarketBoard implements MarketListener, Supplier<DeskSnapshot>, AutoCloseable {
    private static final Duration REPRICE_AFTER = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(MarketBoard.class);

    /** How often the record of trades is written down. */
    private static final long RECORDS_NANOS = 60_000_000_000L;

    private static final Duration LONGEST_CYCLE = Duration.ofSeconds(2);

    private final MarketFeed feed;
    private final Clock clock;
    private final BoardSettings settings;
    private final EventInbox inbox;
    private final Map<Currency, MarketState> markets = new LinkedHashMap<>();
    private final Map<String, Boolean> locks = new TreeMap<>();
    private final Histogram cycleMicros = new Histogram(60_000_000L, 3);
    private final Histogram waitMicros = new Histogram(60_000_000L, 3);
    private final Histogram fitMicros = new Histogram(60_000_000L, 3);
    private final Histogram mapMicros = new Histogram(60_000_000L, 3);
    private final Histogram repriceMicros = new Histogram(60_000_000L, 3);
    private long repriceFromNanos = Long.MAX_VALUE;
    private final InventoryStore records;
    private volatile ExposureWatch.Wishes wishes = new ExposureWatch.Wishes(ExposureChoice.STANDARD, List.of());
    private long savedNanos;
    private volatile DeskSnapshot latest;
    private volatile AccountSource account = _ -> Optional.empty();
    private volatile RiskSource risk = (_, _) -> Optional.empty();
    private volatile ForecastSource forecasts = _ -> Map.of();
    private volatile MarketListener tap = _ -> {};
    private final Map<String, Double> lastIndex = new HashMap<>();
    private final Object wakeUp = new Object();
    private final Thread thread;
    private boolean moved;
    private volatile boolean closed;

    /**
     * Prepares a board that keeps no record of trades and prices without vectors; nothing moves until {@link #start}.
     */
    public MarketBoard(MarketFeed feed, List<Currency> currencies, Clock clock, BoardSettings settings) {
        this(feed, currencies, clock, settings, PricingKernels.scalar(), InventoryStore.NONE, new SplittableRandom(1));
    }

    /**
     * Prepares a board; nothing moves until {@link #start}.
     *
     * @param kernels price the chains and reprice the dealers; they are the analytics thread's from then on
     * @param records where the record of public trades is kept
     * @param random for the error bars of scores
     */
    public MarketBoard(
            MarketFeed feed,
            List<Currency> currencies,
            Clock clock,
            BoardSettings settings,
            PricingKernels kernels,
            InventoryStore records,
            SplittableRandom random) {
        this.records = records;
        this.savedNanos = clock.nanos();
        this.feed = feed;
        this.clock = clock;
        this.settings = settings;
        this.inbox = new EventInbox(settings.mostTradesPerCycle());
        currencies.forEach(c -> markets.put(
                c,
                new MarketState(
                        feed.venue().name(),
                        c,
                        new ChainPricer(kernels),
                        clock::nanos,
                        new ExposureWatch(c, records.load(c), kernels, random.split()))));
        this.latest = DeskSnapshot.empty(feed.venue());
        this.thread = Thread.ofPlatform().name("desk-analytics").daemon().unstarted(this::run);
    }

    /** Opens the feed and starts the cycle. */
    public void start() {
        thread.start();
        feed.open(List.copyOf(markets.keySet()), this);
    }

    /** Takes the trader's account into the pictures from the next cycle on. */
    public void show(AccountSource source) {
        this.account = source;
    }

    /** Takes the risk of the trader's book into the pictures from the next cycle on. */
    public void show(RiskSource source) {
        this.risk = source;
    }

    /** Takes forecasts into the pictures from the next cycle on. */
    public void forecast(ForecastSource source) {
        this.forecasts = source;
    }

    /** Hands every event on as well, on the feed's thread: the listener must not block. */
    public void hand(MarketListener listener) {
        this.tap = listener;
    }

    /** Shows the dealers' exposure as chosen, from the next cycle on, which comes at once. */
    public void choose(ExposureChoice choice) {
        wishes = new ExposureWatch.Wishes(choice, wishes.rules());
        wake();
    }

    /** Watches these rules from the next cycle on. */
    public void watch(List<AlertRule> rules) {
        wishes = new ExposureWatch.Wishes(wishes.choice(), List.copyOf(rules));
    }

    /** The newest picture; never blocks. */
    @Override
    public DeskSnapshot get() {
        return latest;
    }

    @Override
    public void onEvent(MarketEvent event) {
        inbox.put(event);
        tap.onEvent(event);
        if (event instanceof MarketEvent.IndexUpdate update
                && isLargeMove(update.index().name(), update.index().price())) {
            wake();
        }
    }

    /** Called by the feed's thread alone. */
    private boolean isLargeMove(String index, double price) {
        double before = lastIndex.computeIfAbsent(index, _ -> price);
        boolean large = Math.abs(price / before - 1) > settings.largeMove();
        if (large) {
            lastIndex.put(index, price);
        }
        return large;
    }

    private void wake() {
        synchronized (wakeUp) {
            moved = true;
            wakeUp.notifyAll();
        }
    }

    private void run() {
        long cycle = 0;
        while (!closed) {
            long started = clock.nanos();
            try {
                cycle++;
                latest = cycle(cycle, started);
            } catch (RuntimeException e) {
                LOG.error("A cycle failed; the last picture stays and grows old", e);
            }
            cycleMicros.recordValue((clock.nanos() - started) / 1000);
            keepRecords(started);
            await(started);
        }
    }

    /** What is written was taken on this thread; the disk is waited for on another. */
    private void keepRecords(long nowNanos) {
        if (nowNanos - savedNanos >= RECORDS_NANOS) {
            savedNanos = nowNanos;
            markets.forEach((currency, state) -> state.inventory()
                    .ifPresent(record -> Thread.ofVirtual().start(() -> records.save(currency, record))));
        }
    }

    private DeskSnapshot cycle(long cycle, long nowNanos) {
        EventInbox.Batch batch = inbox.drain();
        batch.platform.values().forEach(update -> locks.put(update.scope(), update.locked()));
        batch.tickers
                .values()
                .forEach(t -> waitMicros.recordValue(
                        Math.clamp((nowNanos - t.stamp().receivedNanos()) / 1000, 0, 60_000_000)));
        Map<Currency, MarketPicture> pictures = new HashMap<>();
        long turn = cycle % markets.size();
        for (Map.Entry<Currency, MarketState> market : markets.entrySet()) {
            MarketState state = market.getValue();
            state.take(batch);
            if (state.isKnown()) {
                pictures.put(market.getKey(), picture(state, nowNanos, turn == 0, markets.size() == 1 || turn != 0));
            }
            turn--;
        }
        return withForecasts(withBook(new DeskSnapshot(
                cycle,
                clock.nanos(),
                feed.venue(),
                feed.health(),
                pictures,
                latencies(),
                inbox.droppedTrades(),
                notice(),
                account.picture(pictures),
                Optional.empty())));
    }

    private DeskSnapshot withForecasts(DeskSnapshot snapshot) {
        Map<Currency, ForecastBoard> boards = forecasts.boards(snapshot);
        return boards.isEmpty() ? snapshot : snapshot.with(boards);
    }

    private DeskSnapshot withBook(DeskSnapshot snapshot) {
        return risk.picture(snapshot, this::venueGreeks).map(snapshot::with).orElse(snapshot);
    }

    private Greeks venueGreeks(String instrument) {
        return markets.values().stream()
                .flatMap(state -> state.venueGreeks(instrument).stream())
                .findFirst()
                .orElse(Greeks.UNKNOWN);
    }

    /** One currency is fitted and another one repriced, so that no cycle does both of one. */
    private MarketPicture picture(MarketState state, long nowNanos, boolean fit, boolean reprice) {
        ChainValuation valuation = state.value(nowNanos);
        if (fit) {
            long started = clock.nanos();
            state.fit(valuation);
            fitMicros.recordValue((clock.nanos() - started) / 1000);
        }
        long started = clock.nanos();
        boolean repriced = reprice && hasSettled(started);
        DealerPicture dealers = state.dealers(valuation, wishes, repriced);
        (repriced ? repriceMicros : mapMicros).recordValue((clock.nanos() - started) / 1000);
        return state.picture(valuation, dealers, nowNanos);
    }

    /** Repricing begins when the first prices have been on the screen for a while: cold, it would keep them waiting. */
    private boolean hasSettled(long nowNanos) {
        if (repriceFromNanos == Long.MAX_VALUE) {
            repriceFromNanos = nowNanos + REPRICE_AFTER.toNanos();
        }
        return nowNanos - repriceFromNanos >= 0;
    }

    private String notice() {
        String locked = locks.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return locked.isEmpty() ? "" : "The venue has locked " + locked;
    }

    private List<LatencySummary> latencies() {
        return List.of(
                summary("Cycle: collect, value, publish", cycleMicros),
                summary("Surface: fit of one currency", fitMicros),
                summary("Exposure: maps of one currency", mapMicros),
                summary("Exposure: maps, profile, roots, ladder, cascade, projection of one currency", repriceMicros),
                summary("Wait of a datum for its cycle", waitMicros));
    }

    private static LatencySummary summary(String name, Histogram micros) {
        boolean none = micros.getTotalCount() == 0;
        return new LatencySummary(
                name,
                micros.getTotalCount(),
                none ? Double.NaN : micros.getValueAtPercentile(50) / 1000.0,
                none ? Double.NaN : micros.getValueAtPercentile(90) / 1000.0,
                none ? Double.NaN : micros.getValueAtPercentile(99) / 1000.0,
                none ? Double.NaN : micros.getMaxValue() / 1000.0);
    }

    /** A full cycle's pause, cut short by a large move, but never shorter than the pause after one. */
    private void await(long startedNanos) {
        try {
            sleepUntil(startedNanos + settings.shortestCycle().toNanos());
            synchronized (wakeUp) {
                long end = startedNanos + settings.cycle().toNanos();
                for (long left = end - clock.nanos(); left > 0 && !moved && !closed; left = end - clock.nanos()) {
                    wakeUp.wait(Math.max(1, left / 1_000_000));
                }
                moved = false;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - clock.nanos();
        if (left > 0) {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
    }

    /** Ends the feed and the cycle. */
    @Override
    public void close() {
        closed = true;
        feed.close();
        thread.interrupt();
        keepLastRecords();
    }

    /** Only once the analytics thread has ended are its records anybody else's. */
    private void keepLastRecords() {
        try {
            if (!thread.isAlive() || thread.join(LONGEST_CYCLE)) {
                markets.forEach(
                        (currency, state) -> state.inventory().ifPresent(record -> records.save(currency, record)));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
