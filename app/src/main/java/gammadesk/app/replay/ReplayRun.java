package gammadesk.app.replay;

import gammadesk.analytics.backtest.venue.ReplayVenue;
import gammadesk.analytics.backtest.venue.VenueAccount;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.app.hedging.KillSwitch;
import gammadesk.app.hedging.ReplayedHedging;
import gammadesk.app.hedging.TrialBench;
import gammadesk.app.market.InventoryStore;
import gammadesk.app.market.MarketCycle;
import gammadesk.app.trading.ForgetfulIntents;
import gammadesk.app.trading.Line;
import gammadesk.app.trading.TradingDesk;
import gammadesk.app.trading.VenuePace;
import gammadesk.connectors.replay.ReplayClock;
import gammadesk.connectors.replay.ReplayFeed;
import gammadesk.connectors.replay.SessionReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * One replay: feed, market, account and hedge desk put together as the running desk puts them together, on one thread
 * and on the session's time.
 */
final class ReplayRun {
    private static final int MOST_TRADES = 5_000;
    private static final double NANOS = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final String ACCOUNT = "replay";

    private final SessionReader reader;
    private final ReplaySettings settings;
    private final Stopwatch stopwatch;
    private final String advisor;
    private final ReplayFeed feed;
    private final ReplayClock clock;
    private final ReplayVenue venue;
    private final ReplayedAccount account;
    private final MarketCycle market;
    private final Optional<ReplayedHedging> hedging;
    private final List<Currency> coins;
    private final long beginMillis;
    private Stamp newest = new Stamp(0, 0);
    private DeskSnapshot latest;
    private long events;
    private long cycles;
    private long decodeNanos;
    private long marketNanos;
    private long hedgeNanos;

    ReplayRun(
            SessionReader reader,
            ReplaySettings settings,
            TrialBench bench,
            Stopwatch stopwatch,
            List<Currency> coins,
            VenueAccount.Opening opening,
            String advisor)
            throws IOException {
        this.reader = reader;
        this.settings = settings;
        this.stopwatch = stopwatch;
        this.advisor = advisor;
        this.coins = coins;
        this.beginMillis = opening.millis();
        this.feed = new ReplayFeed(reader);
        this.clock = feed.clock();
        this.latest = DeskSnapshot.empty(reader.head().venue());
        SplittableRandom random = new SplittableRandom(settings.seed());
        this.venue = new ReplayVenue(settings.venue(beginMillis), opening, random.split());
        ReplayGateway gateway = new ReplayGateway(venue, reader.head().venue(), clock, this::venueMillis);
        this.account = gateway;
        this.market = new MarketCycle(
                reader.head().venue(),
                feed::health,
                reader.head().currencies(),
                clock,
                MOST_TRADES,
                PricingKernels.vector(),
                InventoryStore.NONE,
                random.split(),
                settings.scope());
        this.hedging = advisor.equals(SessionReplay.NO_HEDGE) ? Optional.empty() : Optional.of(desk(bench, gateway));
    }

    private ReplayedHedging desk(TrialBench bench, OrderGateway gateway) throws IOException {
        MemoryLedger ledger = new MemoryLedger();
        // Nobody presses the kill switch in a replay, so its thread never begins.
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());
        KillSwitch kill = new KillSwitch(ledger, Optional.empty(), clock, Runnable::run, watch);
        TradingDesk trading = new TradingDesk(() -> latest, _ -> {}, clock, kill, VenuePace.OURS);
        trading.use(ACCOUNT, () -> new Line(gateway, new ForgetfulIntents()));
        market.show(trading);
        return ReplayedHedging.open(
                ledger,
                trading,
                () -> latest,
                kill,
                clock,
                coins,
                bench,
                PricingKernels::vector,
                advisor,
                settings.approval());
    }

    ReplayResult toEnd() throws IOException {
        long began = stopwatch.wallNanos();
        long start = reader.head().startNanos();
        long step = settings.cycle().toNanos();
        for (long until = start + step; !feed.isOver(); until += step) {
            arrive(until);
            turn(until);
        }
        return result(clock.nanos() - start, stopwatch.wallNanos() - began);
    }

    /** Everything that came until a moment. */
    private void arrive(long until) throws IOException {
        boolean more = true;
        while (more) {
            long before = stopwatch.coreNanos();
            more = feed.decode(until);
            long decoded = stopwatch.coreNanos();
            events += feed.handOn(this::onEvent);
            marketNanos += stopwatch.coreNanos() - decoded;
            decodeNanos += decoded - before;
        }
    }

    private void onEvent(MarketEvent event) {
        Stamp stamp = event.stamp();
        newest = stamp.venueMillis() >= newest.venueMillis() ? stamp : newest;
        venue.on(event);
        if (!venue.isOut(venue.millis())) {
            market.put(event);
        }
    }

    /** The venue's time goes on while it says nothing. */
    private long venueMillis() {
        long since = Math.max(0, clock.nanos() - newest.receivedNanos());
        return newest.venueMillis() == 0 ? beginMillis : newest.venueMillis() + since / NANOS_PER_MILLI;
    }

    private void turn(long until) {
        long before = stopwatch.coreNanos();
        clock.stand(until);
        venue.advance(venueMillis());
        account.deliver();
        latest = market.run();
        cycles++;
        long pictured = stopwatch.coreNanos();
        hedging.ifPresent(ReplayedHedging::turn);
        hedgeNanos += stopwatch.coreNanos() - pictured;
        marketNanos += pictured - before;
    }

    private ReplayResult result(long virtualNanos, long wallNanos) {
        VenueAccount held = venue.account();
        return new ReplayResult(
                advisor,
                feed.counts(),
                events,
                cycles,
                virtualNanos / NANOS,
                new ReplayResult.Pace(wallNanos / NANOS, decodeNanos / NANOS, marketNanos / NANOS, hedgeNanos / NANOS),
                hedging.map(ReplayedHedging::counts).orElseGet(() -> new ReplayedHedging.Counts(0, 0, 0, Map.of())),
                account.tally(),
                held.usd(),
                held.positions(),
                reader.end(),
                coins.stream().flatMap(coin -> saying(coin).stream()).toList());
    }

    private Optional<String> saying(Currency coin) {
        return hedging.flatMap(desk -> desk.saying(coin)).map(words -> coin + ": " + words);
    }
}
