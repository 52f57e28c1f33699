package gammadesk.connectors.simulator;

import gammadesk.analytics.port.Clock;
import gammadesk.connectors.simulator.Heart.Beat;
import gammadesk.connectors.simulator.access.AccessLog;
import gammadesk.connectors.simulator.access.Login;
import gammadesk.connectors.simulator.channels.Switchboard;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.FloorState;
import gammadesk.connectors.simulator.floor.UserEvent;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.store.ExchangeMemory;
import gammadesk.connectors.simulator.venue.PlatformState;
import gammadesk.connectors.simulator.venue.Venue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that touches the market. It moves the market on at a steady pace, lets the channels speak, answers
 * requests in between and watches over the sessions.
 */
final class MarketLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MarketLoop.class);
    /** Requests that wait for a frozen exchange; more are lost. */
    private static final int PARKED = 1_000;

    private static final long INDEX_REPEAT_NANOS = 200_000_000;
    /** Ticks of the market that are made up for at once after a pause. */
    private static final int LONGEST_STEP = 10;

    private static final String HEARTBEAT =
            "{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"heartbeat\"}}";
    private static final String TEST_REQUEST =
            "{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"test_request\"}}";

    private final ExchangeSettings settings;
    private final VenueMarket market;
    private final Clock clock;
    private final Faults faults;
    private final Floor floor;
    private final Venue venue;
    private final Switchboard switchboard;
    private final Optional<ExchangeMemory> memory;
    private final Optional<UserEvent.Listener> keeper;
    private final VenueTime time;
    private final Platform platform;
    private final ScheduledExecutorService thread;
    private final Set<Session> sessions = new LinkedHashSet<>();
    private final Deque<Runnable> parked = new ArrayDeque<>();
    private final LongAdder notifications = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Batch batch = new Batch(sessions, notifications);
    private volatile int connections;
    private boolean frozen;
    private boolean halted;
    private long indexRepeatedNanos;
    private long nextTick;
    private String lastFailure = "";

    MarketLoop(
            ExchangeSettings settings, VenueMarket own, Optional<ExchangeMemory> memory, Clock clock, Faults faults) {
        this.settings = settings;
        this.clock = clock;
        this.faults = faults;
        this.memory = memory;
        floor = memory.flatMap(ExchangeMemory::floorState)
                .map(state -> new Floor(own, state))
                .orElseGet(() -> new Floor(own));
        venue = floor.venue();
        market = venue.market();
        switchboard = new Switchboard(floor, faults::swallows);
        keeper = memory.map(kept -> kept.watch(floor));
        floor.tell(this::happened);
        platform = new Platform(
                faults.board(), Math.max(market.nowMillis(), memory.isPresent() ? clock.epochMillis() : 0));
        time = new VenueTime(
                market.nowMillis(),
                clock.nanos(),
                settings.speed(),
                settings.tick().multipliedBy(LONGEST_STEP));
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("exchange-market").daemon(true).factory());
    }

    /** Keeps what happened to an account and has its owner told. */
    void happened(long account, UserEvent event) {
        keeper.ifPresent(kept -> kept.happened(account, event));
        switchboard.happened(account, event);
    }

    /** The logins of earlier runs, oldest first. */
    List<AccessLog.Entry> accesses() {
        return memory.flatMap(ExchangeMemory::floorState)
                .map(FloorState::accesses)
                .orElse(List.of());
    }

    /** Catches up with the time in which the exchange did not run; before it starts. */
    void passOver(long venueMillis) {
        market.passOver(venueMillis, switchboard);
        floor.advance();
    }

    /**
     * What was done is kept before anybody is told. An exchange that cannot keep it ends at once, without a word, so
     * that nobody takes for done what a restart would not know.
     *
     * @return whether it is kept
     */
    boolean keep() {
        if (halted) {
            return false;
        }
        try {
            if (memory.isPresent()) {
                memory.get().keep(clock.nanos());
            }
            return true;
        } catch (IOException e) {
            halted = true;
            LOG.error("the exchange stops, for it cannot keep what it does: {}", e.getMessage());
            List.copyOf(sessions).forEach(this::cut);
            return false;
        }
    }

    /** Closes the venue or opens it again, and has everybody told, as faults and the time of day have it. */
    void attend() {
        PlatformState next = platform.at(market.nowMillis());
        if (next != venue.platform()) {
            boolean accounts = next.locksAccounts() != venue.platform().locksAccounts();
            floor.become(next);
            switchboard.platformChanged();
            if (accounts) {
                floor.accounts()
                        .traders()
                        .forEach(account -> happened(account, new UserEvent.Locked(next.locksAccounts())));
            }
        }
    }

    /** What the settlement that is being done refuses to whoever would place or edit. */
    Optional<Fault> settling() {
        return platform.refusal(market.nowMillis());
    }

    Floor floor() {
        return floor;
    }

    Switchboard switchboard() {
        return switchboard;
    }

    VenueTime time() {
        return time;
    }

    /** The WebSockets that are open. */
    List<Session> sessions() {
        return List.copyOf(sessions);
    }

    /** Runs something on the market thread after a while by the wall clock. */
    void later(Runnable task, long millis) {
        var _ = thread.schedule(() -> guarded(task), millis, TimeUnit.MILLISECONDS);
    }

    Batch batch() {
        return batch;
    }

    int connections() {
        return connections;
    }

    long notifications() {
        return notifications.sum();
    }

    long dropped() {
        return dropped.sum();
    }

    void start() {
        nextTick = clock.nanos();
        execute(this::tick);
    }

    /** Runs something on the market thread; nothing after the end. */
    void execute(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException _) {
            LOG.debug("the exchange is closed: a request is not answered");
        }
    }

    /** Runs something that sends, not before the exchange is thawed. */
    void ask(Runnable request) {
        execute(() -> {
            if (!faults.isFrozen()) {
                request.run();
            } else if (parked.size() < PARKED) {
                parked.add(request);
            }
        });
    }

    void join(Session session) {
        execute(() -> {
            sessions.add(session);
            connections = sessions.size();
        });
    }

    void leave(Session session) {
        execute(() -> {
            forget(session);
            if (keep()) {
                hurry();
            }
        });
    }

    /** What was caused by a request is told before the next one is looked at. */
    void hurry() {
        switchboard.hurry(batch);
        batch.flush();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the market thread is busy and ends later");
            } else if (memory.isPresent() && !halted) {
                memory.get().close();
            }
        } catch (IOException e) {
            LOG.error("the last moments of the exchange are not kept: {}", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the market fails, the sessions are still watched over. */
    private void tick() {
        if (halted) {
            return;
        }
        long now = clock.nanos();
        guarded(() -> advance(now));
        if (!keep()) {
            return;
        }
        if (faults.isFrozen()) {
            frozen = true;
        } else {
            guarded(() -> thaw(now));
            guarded(() -> speak(now));
        }
        scheduleNext();
    }

    /** At a steady pace, but never ahead of requests that wait already: a busy market must not starve them. */
    private void scheduleNext() {
        long now = clock.nanos();
        nextTick = Math.max(nextTick + settings.tick().toNanos(), now);
        try {
            var _ = thread.schedule(this::tick, nextTick - now, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            LOG.debug("the market stands still: the exchange is closed");
        }
    }

    private void advance(long now) {
        if (!market.isOver()) {
            market.advanceTo(time.advanceTo(now), switchboard);
        }
        floor.advance();
        attend();
        repeatIndices(now);
        venue.samples().sampleFunding();
    }

    /**
     * As at the venue, the index is said again although it did not move: a quiet market must not look like a dead one.
     */
    private void repeatIndices(long now) {
        if (now - indexRepeatedNanos >= INDEX_REPEAT_NANOS) {
            indexRepeatedNanos = now;
            market.currencies().forEach(switchboard::indexChanged);
        }
    }

    private void thaw(long now) {
        if (frozen) {
            frozen = false;
            sessions.forEach(session -> session.heart().pause(now));
        }
        while (!parked.isEmpty()) {
            parked.removeFirst().run();
        }
    }

    private void speak(long now) {
        switchboard.publish(now, batch);
        faults.takeGarbage().forEach(piece -> sessions.forEach(session -> batch.text(piece.text(), session)));
        List.copyOf(sessions).forEach(session -> beat(session, now));
        batch.flush();
        sessions.stream().filter(session -> isTooSlow(session, now)).toList().forEach(this::drop);
    }

    private void beat(Session session, long now) {
        Beat beat = session.heart().due(now);
        if (beat == Beat.BEAT) {
            batch.text(HEARTBEAT, session);
            batch.text(TEST_REQUEST, session);
        } else if (beat == Beat.STOPPED) {
            LOG.info("{} did not answer a test request and is cut off", session.address());
            cut(session);
        }
    }

    /** Looks after a session between two steps: answers alone can be too much for it. */
    void watch(Session session) {
        if (sessions.contains(session) && isTooSlow(session, clock.nanos())) {
            drop(session);
        }
    }

    private boolean isTooSlow(Session session, long now) {
        Duration patience = settings.patience();
        return session.isTooSlow(now, settings.outboundBytes(), patience);
    }

    private void drop(Session session) {
        LOG.warn("{} reads too slowly and is cut off: {} bytes wait for it", session.address(), session.heldBytes());
        dropped.increment();
        cut(session);
    }

    private void cut(Session session) {
        forget(session);
        session.cut();
    }

    /** Its orders go with it if it has asked for that. */
    private void forget(Session session) {
        sessions.remove(session);
        connections = sessions.size();
        switchboard.unsubscribeAll(session);
        floor.disconnected(session.id(), session.login().map(Login::account));
    }

    /** A defect must not end the loop, and the same one need not be told fifty times a second. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            if (!lastFailure.equals(failure.toString())) {
                lastFailure = failure.toString();
                LOG.error("a step of the exchange failed", failure);
            }
        }
    }
}
