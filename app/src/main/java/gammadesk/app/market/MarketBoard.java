package gammadesk.app.market;

import gammadesk.analytics.desk.AlertRule;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.MarketFeed;
import gammadesk.analytics.port.MarketListener;
import gammadesk.analytics.pricing.PricingKernels;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a feed's events into pictures of the market. The feed's thread only leaves events; one analytics thread runs a
 * {@link MarketCycle} every quarter of a second and publishes the result as the latest picture. Whoever draws reads
 * that reference whenever it likes and can hold nobody up.
 */
public final class MarketBoard implements MarketListener, Supplier<DeskSnapshot>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MarketBoard.class);

    /** How often the record of trades is written down. */
    private static final long RECORDS_NANOS = 60_000_000_000L;

    private static final Duration LONGEST_CYCLE = Duration.ofSeconds(2);

    private final MarketFeed feed;
    private final Clock clock;
    private final BoardSettings settings;
    private final MarketCycle cycle;
    private final InventoryStore records;
    private long savedNanos;
    private volatile DeskSnapshot latest;
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
        this.cycle = new MarketCycle(
                feed.venue(),
                feed::health,
                currencies,
                clock,
                settings.mostTradesPerCycle(),
                kernels,
                records,
                random,
                CycleScope.LIVE);
        this.latest = DeskSnapshot.empty(feed.venue());
        this.thread = Thread.ofPlatform().name("desk-analytics").daemon().unstarted(this::run);
    }

    /** Opens the feed and starts the cycle. */
    public void start() {
        thread.start();
        feed.open(cycle.currencies(), this);
    }

    /** Takes the trader's account into the pictures from the next cycle on. */
    public void show(AccountSource source) {
        cycle.show(source);
    }

    /** Takes the risk of the trader's book into the pictures from the next cycle on. */
    public void show(RiskSource source) {
        cycle.show(source);
    }

    /** Takes forecasts into the pictures from the next cycle on. */
    public void forecast(ForecastSource source) {
        cycle.forecast(source);
    }

    /** Hands every event on as well, on the feed's thread: the listener must not block. */
    public void hand(MarketListener listener) {
        this.tap = listener;
    }

    /** Shows the dealers' exposure as chosen, from the next cycle on, which comes at once. */
    public void choose(ExposureChoice choice) {
        cycle.choose(choice);
        wake();
    }

    /** Watches these rules from the next cycle on. */
    public void watch(List<AlertRule> rules) {
        cycle.watch(rules);
    }

    /** The newest picture; never blocks. */
    @Override
    public DeskSnapshot get() {
        return latest;
    }

    @Override
    public void onEvent(MarketEvent event) {
        cycle.put(event);
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
        while (!closed) {
            long started = clock.nanos();
            try {
                latest = cycle.run();
            } catch (RuntimeException e) {
                LOG.error("A cycle failed; the last picture stays and grows old", e);
            }
            cycle.took(clock.nanos() - started);
            keepRecords(started);
            await(started);
        }
    }

    /** What is written was taken on this thread; the disk is waited for on another. */
    private void keepRecords(long nowNanos) {
        if (nowNanos - savedNanos >= RECORDS_NANOS) {
            savedNanos = nowNanos;
            cycle.eachRecord((currency, record) -> Thread.ofVirtual().start(() -> records.save(currency, record)));
        }
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
                cycle.eachRecord(records::save);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
