package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Combo;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.MarketFeed;
import gammadesk.analytics.port.MarketListener;
import gammadesk.analytics.port.Venue;
import gammadesk.connectors.deribit.BookBuilder.Outcome;
import gammadesk.connectors.deribit.DeribitMessage.BookNews;
import gammadesk.connectors.deribit.DeribitMessage.Heartbeat;
import gammadesk.connectors.deribit.DeribitMessage.Ignored;
import gammadesk.connectors.deribit.DeribitMessage.InstrumentData;
import gammadesk.connectors.deribit.DeribitMessage.Malformed;
import gammadesk.connectors.deribit.DeribitMessage.Refusal;
import gammadesk.connectors.deribit.DeribitMessage.Reply;
import gammadesk.connectors.deribit.DeribitMessage.StateNews;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deribit's public data over one websocket. The socket's thread only stamps messages and queues them; everything else,
 * the listener's calls included, happens on the feed's own thread. A backlog beyond its bound costs the connection, so
 * that what the listener gets is never old without being marked so.
 */
public final class DeribitMarketFeed implements MarketFeed {
    private static final Logger LOG = LoggerFactory.getLogger(DeribitMarketFeed.class);
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long TICK_MILLIS = 20;
    private static final int MESSAGES_PER_TURN = 256;
    private static final long RESYNC_PAUSE_NANOS = 1_000 * NANOS_PER_MILLI;
    private static final long PROVEN_NANOS = 5_000 * NANOS_PER_MILLI;
    private static final long GARBAGE_LOG_NANOS = 10_000 * NANOS_PER_MILLI;
    private static final long CLOSE_MILLIS = 3_000;

    private final DeribitSettings settings;
    private final Clock clock;
    private final DeribitClient client;
    private final RetryDelays retries;
    private final FeedWatch watch;
    private final FeedCounters counters = new FeedCounters();
    private final BlockingQueue<Inbound> inbound = new LinkedBlockingQueue<>();
    private final AtomicBoolean opened = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final DeribitDecoder decoder = new DeribitDecoder(this::publish);
    private final WireTap tap;
    private final Set<String> refusedOnce = new HashSet<>();
    private volatile Set<String> followed = Set.of();
    private volatile @Nullable Thread thread;
    private volatile int overrun;
    private Listings listings = new Listings(List.of());
    private MarketListener listener = _ -> {};
    private @Nullable DeribitSession session;
    private int connection;
    private boolean connecting;
    private boolean everOpened;
    private boolean ready;
    private long tickNanos;
    private long retryNanos;
    private long garbageLoggedNanos = Long.MIN_VALUE;
    private boolean listenerFailed;

    /**
     * A feed that is not opened yet.
     *
     * @param settings which venue, and how to treat it
     * @param clock for stamps and ages
     * @param jitter spreads the reconnection attempts of many clients
     */
    public DeribitMarketFeed(DeribitSettings settings, Clock clock, RandomGenerator jitter) {
        this(settings, clock, jitter, WireTap.NONE);
    }

    /**
     * A feed whose wire is watched.
     *
     * @param tap sees what is sent and what is worked off, on the feed's thread
     */
    public DeribitMarketFeed(DeribitSettings settings, Clock clock, RandomGenerator jitter, WireTap tap) {
        this.tap = tap;
        this.settings = settings;
        this.clock = clock;
        this.client = new DeribitClient(settings, clock, this::enqueue);
        this.retries = new RetryDelays(settings.backOff(), jitter);
        this.watch = new FeedWatch(settings);
    }

    @Override
    public Venue venue() {
        return settings.venue();
    }

    @Override
    public void open(List<Currency> wanted, MarketListener events) {
        if (closed.get() || !opened.compareAndSet(false, true)) {
            throw new IllegalStateException("a feed can be opened only once");
        }
        listings = new Listings(wanted);
        listener = events;
        counters.state(FeedState.CONNECTING, "");
        Thread feed = Thread.ofPlatform().daemon().name("deribit-feed").unstarted(this::run);
        thread = feed;
        feed.start();
    }

    @Override
    public void followBooks(Set<String> instruments) {
        followed = Set.copyOf(instruments);
        inbound.add(new Inbound.Wish(this::reconcile));
    }

    @Override
    public FeedHealth health() {
        return counters.health();
    }

    @Override
    public List<String> malformedSamples() {
        return counters.malformedSamples();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Thread feed = thread;
        if (feed == null) {
            client.close();
        } else if (!feed.equals(Thread.currentThread())) {
            inbound.add(new Inbound.Wish(() -> {}));
            join(feed);
        }
        counters.state(FeedState.CLOSED, "");
    }

    private static void join(Thread feed) {
        try {
            feed.join(CLOSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** On the socket's thread. */
    private void enqueue(Inbound news) {
        if (!(news instanceof Inbound.Message message)) {
            inbound.add(news);
            return;
        }
        counters.received(message.text().length());
        watch.heard(message.receivedNanos());
        if (inbound.size() < settings.backlogMessages()) {
            inbound.add(message);
        } else if (overrun != message.connection()) {
            overrun = message.connection();
            inbound.add(new Inbound.Lost(message.connection(), "this program could not keep up"));
        }
    }

    private void run() {
        try {
            connect();
            while (!closed.get()) {
                safeTurn();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
            LOG.info("Closed the feed of {}", settings.webSocket());
        }
    }

    /** A mistake of ours costs the connection, not the feed. */
    private void safeTurn() throws InterruptedException {
        try {
            turn();
        } catch (RuntimeException e) {
            LOG.error("The feed failed and starts anew", e);
            lost("failed: " + e);
        }
    }

    private void turn() throws InterruptedException {
        Inbound news = inbound.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        for (int i = 0; news != null && i < MESSAGES_PER_TURN; i++) {
            handle(news);
            news = closed.get() ? null : inbound.poll();
        }
        if (news != null) {
            handle(news);
        }
        tickIfDue(clock.nanos());
    }

    private void tickIfDue(long nowNanos) {
        if (nowNanos - tickNanos >= TICK_MILLIS * NANOS_PER_MILLI) {
            tickNanos = nowNanos;
            tick(nowNanos);
        }
    }

    private void handle(Inbound news) {
        switch (news) {
            case Inbound.Message message
            when isPresent(message.connection()) -> message(message.text(), message.receivedNanos());
            case Inbound.Opened(int number) when number == connection && connecting -> opened();
            case Inbound.Lost(int number, String reason) when number == connection -> lost(reason);
            case Inbound.Wish(Runnable action) -> action.run();
            default -> {
                // An echo of a connection that was given up.
            }
        }
    }

    private boolean isPresent(int number) {
        return number == connection && session != null;
    }

    private void connect() {
        LOG.info("Connecting to {}", settings.webSocket());
        connecting = true;
        connection = client.connect();
        watch.connecting(clock.nanos());
    }

    private void opened() {
        long now = clock.nanos();
        connecting = false;
        if (everOpened) {
            counters.reconnect();
        }
        everOpened = true;
        ready = false;
        watch.opened(now);
        LOG.info("Connected to {}", settings.webSocket());
        DeribitSession fresh = new DeribitSession(settings, now, this::send, new SessionReports());
        session = fresh;
        fresh.start(listings.currencies(), listings.channels(followed));
        fresh.tick(now);
    }

    private void send(String text) {
        tap.sent(text, clock.nanos());
        client.send(text);
    }

    private void lost(String reason) {
        if (session == null && !connecting) {
            return;
        }
        client.drop();
        tap.lost(reason, clock.nanos());
        session = null;
        connecting = false;
        listings.nothingDue();
        decoder.loseAll();
        counters.staleBooks(decoder.staleBooks());
        long delay = retries.nextMillis();
        retryNanos = clock.nanos() + delay * NANOS_PER_MILLI;
        counters.state(everOpened ? FeedState.RECONNECTING : FeedState.CONNECTING, reason);
        logLoss(reason, delay);
    }

    /** The first failure is news, the attempts after it are not. */
    private void logLoss(String reason, long delayMillis) {
        if (retries.attempts() == 1) {
            LOG.warn("Lost {}: {}; next attempt in {} ms", settings.webSocket(), reason, delayMillis);
        } else {
            LOG.info("No connection to {}: {}; next attempt in {} ms", settings.webSocket(), reason, delayMillis);
        }
    }

    /** Nothing that a message can do may end the stream, not even by a mistake of ours. */
    private void message(String text, long receivedNanos) {
        tap.received(text, receivedNanos);
        try {
            act(decoder.parse(text), receivedNanos);
        } catch (RuntimeException e) {
            Malformed failed = DeribitParser.malformed("failed on it: " + e, text);
            LOG.error("{}: {}", failed.reason(), failed.sample(), e);
            counters.malformed(failed);
        }
    }

    private void act(DeribitMessage message, long receivedNanos) {
        switch (message) {
            case Reply reply -> present().reply(reply, receivedNanos);
            case Refusal refusal -> present().refusal(refusal, receivedNanos);
            case Heartbeat heartbeat -> heartbeat(heartbeat);
            case Malformed malformed -> malformed(malformed, receivedNanos);
            case Ignored ignored -> LOG.debug("Ignored {}", ignored.what());
            default -> datum(message, receivedNanos);
        }
    }

    private DeribitSession present() {
        if (session == null) {
            throw new IllegalStateException("no connection");
        }
        return session;
    }

    private void heartbeat(Heartbeat heartbeat) {
        if (heartbeat.isTestRequest()) {
            present().answerTestRequest(clock.nanos());
        }
    }

    private void malformed(Malformed malformed, long nowNanos) {
        counters.malformed(malformed);
        if (garbageLoggedNanos == Long.MIN_VALUE || nowNanos - garbageLoggedNanos > GARBAGE_LOG_NANOS) {
            garbageLoggedNanos = nowNanos;
            LOG.warn("Could not read a message: {}: {}", malformed.reason(), malformed.sample());
        }
    }

    private void datum(DeribitMessage message, long receivedNanos) {
        counters.datum(receivedNanos);
        watch.datum(receivedNanos);
        if (ready && counters.state() != FeedState.LIVE) {
            alive();
        }
        if (message instanceof BookNews book) {
            book(book, receivedNanos);
        } else {
            decoder.map(message, receivedNanos);
        }
        if (message instanceof StateNews state) {
            listings.changed(state, clock.nanos());
        }
    }

    private void alive() {
        if (counters.state() == FeedState.SILENT) {
            LOG.info("Data flows again");
        }
        counters.state(FeedState.LIVE, "");
    }

    private void book(BookNews news, long receivedNanos) {
        if (!present().isSubscribed(news.channel())) {
            return;
        }
        Outcome outcome = decoder.book(news, receivedNanos);
        if (outcome == Outcome.GAP) {
            counters.gap();
            LOG.warn(
                    "A change of the book of {} was missed, subscribing anew",
                    news.book().instrument());
        }
        if (outcome != Outcome.APPLIED || counters.staleBooks() > 0) {
            counters.staleBooks(decoder.staleBooks());
        }
        if (outcome != Outcome.APPLIED) {
            present().resubscribe(decoder.dueForResync(clock.nanos(), RESYNC_PAUSE_NANOS));
        }
    }

    private void publish(MarketEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException e) {
            if (!listenerFailed) {
                String kind = event.getClass().getSimpleName();
                LOG.error("The listener failed on a {}; further failures are not logged", kind, e);
            }
            listenerFailed = true;
        }
    }

    private void reconcile() {
        if (session == null) {
            return;
        }
        session.want(listings.channels(followed)).forEach(decoder::unfollow);
    }

    private void tick(long nowNanos) {
        counters.measureRate(nowNanos);
        if (session != null) {
            tick(session, nowNanos);
        } else if (connecting && watch.isConnectOverdue(nowNanos)) {
            lost("no answer to the handshake");
        } else if (!connecting && nowNanos >= retryNanos) {
            connect();
        }
    }

    private void tick(DeribitSession present, long nowNanos) {
        listings.takeDue(nowNanos).forEach(present::list);
        present.resubscribe(decoder.dueForResync(nowNanos, RESYNC_PAUSE_NANOS));
        present.tick(nowNanos);
        checkReady(present);
        if (watch.provenFor(nowNanos) > PROVEN_NANOS) {
            retries.reset();
        }
        watchdog(present, nowNanos);
    }

    private void watchdog(DeribitSession present, long nowNanos) {
        if (watch.isDead(nowNanos)) {
            lost("nothing has arrived for " + settings.deadMillis() + " ms");
        } else if (watch.isDataDead(nowNanos)) {
            lost("the venue answers, yet sends no data");
        } else if (present.isUnanswered(nowNanos)) {
            lost("no answer to a request for " + settings.requestTimeoutMillis() + " ms");
        } else if (counters.state() == FeedState.LIVE && inbound.isEmpty() && watch.isSilent(nowNanos)) {
            counters.state(FeedState.SILENT, "no data for " + settings.silenceMillis() + " ms");
            LOG.warn("No data for {} ms", settings.silenceMillis());
        }
    }

    /** From here on silence means something: everything was asked for and answered. */
    private void checkReady(DeribitSession present) {
        if (!ready && present.isSettled()) {
            ready = true;
            LOG.info("Subscribed to {} channels", present.channels());
            if (watch.hasData()) {
                alive();
            }
        }
    }

    private final class SessionReports implements DeribitSession.Reports {
        @Override
        public void listed(Currency currency, List<InstrumentData> rows, int unreadable) {
            int unknown = unreadable + decoder.listed(listings, currency, rows, clock.nanos());
            if (unknown > 0) {
                LOG.info("{} instruments of {} are of no kind that is known here", unknown, currency);
            }
            reconcile();
        }

        @Override
        public void combos(Currency currency, List<Combo> combos) {
            decoder.combos(currency, combos, clock.nanos());
        }

        @Override
        public void roundTrip(double millis) {
            counters.roundTrip(millis);
        }

        @Override
        public void refused(Collection<String> channels, String reason) {
            List<String> fresh = new ArrayList<>(channels);
            fresh.removeIf(channel -> !refusedOnce.add(channel));
            if (!fresh.isEmpty()) {
                LOG.warn("The venue refused {} channels, such as {}: {}", fresh.size(), fresh.getFirst(), reason);
            }
        }
    }
}
