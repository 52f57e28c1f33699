package gammadesk.app.market;

import gammadesk.analytics.desk.AlertRule;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.desk.LatencySummary;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.exposure.GammaExposure;
import gammadesk.analytics.exposure.InventoryState;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.Venue;
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
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * The work of one cycle, live and in a replay: collects what came, values the chains, fits the surface of one currency
 * (each in its turn) and makes the picture. Events may be put from any thread; cycles belong to one.
 */
public final class MarketCycle {
    private static final Duration REPRICE_AFTER = Duration.ofSeconds(3);

    private final Venue venue;
    private final Supplier<FeedHealth> health;
    private final Clock clock;
    private final CycleScope scope;
    private final EventInbox inbox;
    private final Map<Currency, MarketState> markets = new LinkedHashMap<>();
    private final Map<String, Boolean> locks = new TreeMap<>();
    private final Histogram cycleMicros = new Histogram(60_000_000L, 3);
    private final Histogram waitMicros = new Histogram(60_000_000L, 3);
    private final Histogram fitMicros = new Histogram(60_000_000L, 3);
    private final Histogram mapMicros = new Histogram(60_000_000L, 3);
    private final Histogram repriceMicros = new Histogram(60_000_000L, 3);
    private long repriceFromNanos = Long.MAX_VALUE;
    private long cycles;
    private volatile ExposureWatch.Wishes wishes = new ExposureWatch.Wishes(ExposureChoice.STANDARD, List.of());
    private volatile AccountSource account = _ -> Optional.empty();
    private volatile RiskSource risk = (_, _) -> Optional.empty();
    private volatile ForecastSource forecasts = _ -> Map.of();

    /**
     * Before the first cycle.
     *
     * @param venue where the events come from
     * @param health of the feed
     * @param currencies whose markets are kept, in the order of their turns
     * @param clock for ages and durations
     * @param mostTrades kept between two cycles; older ones make room and are counted
     * @param kernels price the chains and reprice the dealers; they are the cycling thread's from then on
     * @param records where the record of public trades is kept
     * @param random for the error bars of scores
     * @param scope how much a cycle does
     */
    public MarketCycle(
            Venue venue,
            Supplier<FeedHealth> health,
            List<Currency> currencies,
            Clock clock,
            int mostTrades,
            PricingKernels kernels,
            InventoryStore records,
            SplittableRandom random,
            CycleScope scope) {
        this.venue = venue;
        this.health = health;
        this.clock = clock;
        this.scope = scope;
        this.inbox = new EventInbox(mostTrades);
        currencies.forEach(c -> markets.put(
                c,
                new MarketState(
                        venue.name(),
                        c,
                        new ChainPricer(kernels),
                        clock::nanos,
                        new ExposureWatch(c, records.load(c), kernels, random.split()))));
    }

    /** Leaves an event for the next cycle. From any thread. */
    public void put(MarketEvent event) {
        inbox.put(event);
    }

    /** Whose markets are kept. */
    List<Currency> currencies() {
        return List.copyOf(markets.keySet());
    }

    /** Takes the trader's account into the pictures from the next cycle on. */
    public void show(AccountSource source) {
        this.account = source;
    }

    void show(RiskSource source) {
        this.risk = source;
    }

    void forecast(ForecastSource source) {
        this.forecasts = source;
    }

    void choose(ExposureChoice choice) {
        wishes = new ExposureWatch.Wishes(choice, wishes.rules());
    }

    void watch(List<AlertRule> rules) {
        wishes = new ExposureWatch.Wishes(wishes.choice(), List.copyOf(rules));
    }

    /** What took how long, the whole cycle among it. */
    void took(long nanos) {
        cycleMicros.recordValue(nanos / 1000);
    }

    /** The records of public trades as far as they began; on the cycling thread or after its end. */
    void eachRecord(BiConsumer<Currency, InventoryState> keeper) {
        markets.forEach((currency, state) -> state.inventory().ifPresent(record -> keeper.accept(currency, record)));
    }

    /** One cycle. */
    public DeskSnapshot run() {
        long cycle = ++cycles;
        long nowNanos = clock.nanos();
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
                pictures.put(
                        market.getKey(),
                        picture(
                                state,
                                nowNanos,
                                turn == 0 && scope.fits(cycle / markets.size()),
                                markets.size() == 1 || turn != 0));
            }
            turn--;
        }
        return withForecasts(withBook(new DeskSnapshot(
                cycle,
                clock.nanos(),
                venue,
                health.get(),
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
        DealerPicture dealers = scope.dealers()
                ? state.dealers(valuation, wishes, repriced)
                : DealerPicture.of(GammaExposure.map(valuation, SignConvention.NAIVE));
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
}
