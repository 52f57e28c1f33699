package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.AccountListener;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.IntentLog;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.connectors.deribit.DeribitError.Remedy;
import gammadesk.connectors.deribit.Inbound;
import gammadesk.connectors.deribit.RetryDelays;
import gammadesk.connectors.deribit.account.AccountBook.Origin;
import gammadesk.connectors.deribit.account.AccountMessage.Heartbeat;
import gammadesk.connectors.deribit.account.AccountMessage.Ignored;
import gammadesk.connectors.deribit.account.AccountMessage.Malformed;
import gammadesk.connectors.deribit.account.AccountMessage.News;
import gammadesk.connectors.deribit.account.AccountMessage.Refusal;
import gammadesk.connectors.deribit.account.AccountMessage.Reply;
import gammadesk.connectors.deribit.account.Call.Priority;
import gammadesk.connectors.deribit.account.Ticket.Phase;
import gammadesk.connectors.vault.ApiKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway without its thread: news and ticks in, requests and events out. The same news and ticks always give the
 * same requests and events. For one thread only, but for the health and the view.
 */
final class GatewayCore implements Handshake.Reports {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayCore.class);
    private static final long PROVEN_MILLIS = 5_000;
    private static final long MICROS_PER_MILLI = 1_000;
    private static final int PROBES_PER_DEATH = 3;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** The venue may tell of executions a little after they happened. */
    private static final long OVERLAP_MILLIS = 5_000;

    private final AccountSettings settings;
    private final Line line;
    private final LiveArming arming;
    private final ApiKey key;
    private final RetryDelays retries;
    private final AccountParser parser = new AccountParser();
    private final Context context;
    private final OrderDesk orders;
    private final CancelDesk cancels;
    private final Queries queries;
    private final MarginDesk margins;
    private final Budgets budgets;
    private final History history;
    private AccountListener listener = _ -> {};
    private Optional<Handshake> handshake = Optional.empty();
    private Optional<Reconciler> reconciler = Optional.empty();
    private GatewayState state = GatewayState.IDLE;
    private String reason = "";
    private int connection;
    private boolean connecting;
    private boolean everCompared;
    /** Venue time until which all executions are known. */
    private long completeUntilMillis;

    private long compareNanos;

    private boolean mayTrade = true;
    private boolean listenerFailed;
    private long reconnects = -1;
    private long malformed;
    private double roundTripMillis = Double.NaN;
    private long connectedNanos;
    private long heardNanos;
    private long probedNanos;
    private long retryNanos;
    private volatile OrderGateway.Guard guard = _ -> Optional.empty();
    private volatile GatewayHealth health = GatewayHealth.IDLE;
    private volatile AccountView view = AccountView.EMPTY;

    GatewayCore(
            AccountSettings settings,
            ApiKey key,
            Clock clock,
            VenueClock venueClock,
            Labels labels,
            RandomGenerator jitter,
            IntentLog log,
            LiveArming arming,
            Line line) {
        this.settings = settings;
        this.key = key;
        this.arming = arming;
        this.line = line;
        this.retries = new RetryDelays(settings.venue().backOff(), jitter);
        this.retryNanos = clock.nanos();
        Outbox outbox = new Outbox(settings, clock.nanos(), line::send);
        AccountBook book = new AccountBook(this::publish);
        this.context = new Context(settings, clock, venueClock, outbox, book, log, labels, this::publish);
        this.orders = new OrderDesk(context, this::tradingObjection, label -> guard.objection(label));
        this.cancels = new CancelDesk(context);
        this.queries = new Queries(context, () -> handshake.isPresent());
        this.budgets = new Budgets(context);
        this.history = new History(context, queries, orders::isOpen);
        this.margins = new MarginDesk(context, () -> handshake.isPresent());
    }

    OrderDesk orders() {
        return orders;
    }

    CancelDesk cancels() {
        return cancels;
    }

    Queries queries() {
        return queries;
    }

    MarginDesk margins() {
        return margins;
    }

    History history() {
        return history;
    }

    AccountBook book() {
        return context.book();
    }

    /** Why no order may go out now; empty when it may. */
    private Optional<String> tradingObjection() {
        if (state == GatewayState.REFUSED) {
            return Optional.of("the key was refused");
        }
        if (!arming.letsThrough()) {
            return Optional.of("trading with real money is not armed");
        }
        return mayTrade ? Optional.empty() : Optional.of("the key is for reading only");
    }

    /** From any thread. */
    void guard(OrderGateway.Guard next) {
        guard = next;
    }

    GatewayHealth health() {
        return health;
    }

    AccountView view() {
        return view;
    }

    boolean isReady() {
        return state == GatewayState.READY;
    }

    void open(AccountListener events) {
        listener = events;
        orders.tellLeftOvers();
        connect();
        snapshot();
    }

    void handle(Inbound news) {
        switch (news) {
            case Inbound.Message message
            when message.connection() == connection && handshake.isPresent() ->
                message(message.text(), message.receivedNanos());
            case Inbound.Opened(int number) when number == connection && connecting -> opened();
            case Inbound.Lost(int number, String why) when number == connection -> lost(why);
            case Inbound.Wish(Runnable action) -> action.run();
            default -> {
                // An echo of a connection that was given up.
            }
        }
    }

    void tick() {
        long now = context.clock().nanos();
        if (handshake.isPresent()) {
            tickConnected(now);
        } else if (connecting && now - connectedNanos > nanos(settings.venue().connectTimeoutMillis())) {
            lost("no answer to the handshake");
        } else if (isLooking() && context.isDue(retryNanos)) {
            connect();
        }
        orders.tick();
        cancels.tick();
        margins.tick();
        context.outbox().tick(now);
        snapshot();
    }

    private boolean isLooking() {
        return !connecting && (state == GatewayState.RECONNECTING || state == GatewayState.CONNECTING);
    }

    private void tickConnected(long now) {
        handshake.ifPresent(Handshake::tick);
        reconciler.ifPresent(Reconciler::tick);
        compareNowAndThen();
        probe(now);
        if (now - connectedNanos > nanos(PROVEN_MILLIS)) {
            retries.reset();
        }
        if (now - heardNanos > nanos(settings.venue().deadMillis())) {
            lost("nothing has arrived for " + settings.venue().deadMillis() + " ms");
        } else if (context.outbox().isSessionOverdue(now)) {
            lost("no answer to a request for " + settings.venue().requestTimeoutMillis() + " ms");
        }
    }

    /** An account may have nothing to say for hours: without a question silence would mean nothing. */
    private void probe(long now) {
        long every = Math.min(settings.venue().probeMillis(), settings.venue().deadMillis() / PROBES_PER_DEATH);
        if (now - probedNanos >= nanos(every)) {
            probedNanos = now;
            context.outbox().add(Call.of("public/test", new Params(), Priority.SESSION, _ -> {}));
        }
    }

    private void connect() {
        LOG.info("Connecting to the account at {}", settings.venue().webSocket());
        change(state == GatewayState.IDLE ? GatewayState.CONNECTING : state, reason);
        connecting = true;
        connectedNanos = context.clock().nanos();
        connection = line.connect();
    }

    private void opened() {
        connecting = false;
        reconnects++;
        connectedNanos = context.clock().nanos();
        heardNanos = connectedNanos;
        probedNanos = connectedNanos;
        change(GatewayState.SIGNING_IN, "");
        Handshake fresh = new Handshake(context, key, this);
        handshake = Optional.of(fresh);
        fresh.start();
        tick();
    }

    private void lost(String why) {
        if (handshake.isEmpty() && !connecting) {
            return;
        }
        long delay = retries.nextMillis();
        retryNanos = Math.max(retryNanos, context.inNanos(delay));
        LOG.warn(
                "Lost the account at {}: {}; next attempt in {} ms",
                settings.venue().webSocket(),
                why,
                delay);
        disconnect(why);
        change(GatewayState.RECONNECTING, why);
    }

    private void disconnect(String why) {
        line.drop();
        connecting = false;
        connection = -1;
        handshake.ifPresent(Handshake::end);
        handshake = Optional.empty();
        reconciler = Optional.empty();
        orders.connection(false, false);
        cancels.connection(false);
        context.outbox().lose(why);
    }

    @Override
    public void signedIn(boolean keyMayTrade) {
        mayTrade = keyMayTrade && key.access() == ApiKey.Access.TRADE;
        cancels.connection(true);
        orders.connection(true, isReady());
        budgets.ask();
    }

    @Override
    public void listening() {
        change(GatewayState.RECONCILING, "");
        compare(everCompared ? Origin.COMPARED : Origin.FIRST_LOOK);
    }

    private void compare(Origin origin) {
        long now = context.venueClock().millis();
        long from = everCompared ? completeUntilMillis - OVERLAP_MILLIS : now - settings.baselineMillis();
        Reconciler fresh = new Reconciler(context, origin, from, orders::isOpen, orders::seen, () -> compared(now));
        reconciler = Optional.of(fresh);
        fresh.start();
    }

    private void compared(long startedMillis) {
        completeUntilMillis = startedMillis;
        everCompared = true;
        reconciler = Optional.empty();
        compareNanos = context.inNanos(settings.compareMillis());
        change(GatewayState.READY, "");
        orders.connection(true, true);
    }

    /** A stream that lost a message does not say so. */
    private void compareNowAndThen() {
        if (isReady() && reconciler.isEmpty() && context.isDue(compareNanos)) {
            compare(Origin.CHECKED);
        }
    }

    @Override
    public void keyRefused(String why) {
        LOG.error("The key {} is not used: {}", key.name(), why);
        context.outbox().tick(context.clock().nanos());
        disconnect(why);
        change(GatewayState.REFUSED, why);
    }

    @Override
    public void failed(String why) {
        lost(why);
    }

    private void message(String text, long receivedNanos) {
        heardNanos = receivedNanos;
        AccountMessage message = parser.parse(text, receivedNanos);
        switch (message) {
            case Reply reply -> reply(reply, receivedNanos);
            case Refusal refusal -> refusal(refusal, receivedNanos);
            case News news -> news(news);
            case Heartbeat(boolean isTestRequest)
            when isTestRequest -> context.outbox().add(Call.of("public/test", new Params(), Priority.SESSION, _ -> {}));
            case Heartbeat _ -> LOG.trace("alive");
            case Ignored(String what) -> LOG.debug("Ignored {}", what);
            case Malformed(String why) -> {
                malformed++;
                LOG.warn("Could not read a message of {} characters: {}", text.length(), why);
            }
        }
        context.outbox().tick(context.clock().nanos());
    }

    private void reply(Reply reply, long receivedNanos) {
        observe(reply.venueInMicros(), receivedNanos);
        double millis = context.outbox().ageMillis(reply.id(), receivedNanos);
        roundTripMillis = Double.isNaN(millis) ? roundTripMillis : millis;
        context.outbox().answer(reply.id(), new Answer.Result(reply.body(), reply.venueInMicros() / MICROS_PER_MILLI));
    }

    private void refusal(Refusal refusal, long receivedNanos) {
        observe(refusal.venueInMicros(), receivedNanos);
        Remedy remedy = refusal.error().remedy();
        if (remedy == Remedy.BACK_OFF) {
            context.outbox().backOff(context.clock().nanos());
            retryNanos = context.inNanos(settings.backOffMillis());
        }
        Answer answer = new Answer.Refused(refusal.error(), refusal.venueInMicros() / MICROS_PER_MILLI);
        boolean wasAsked = context.outbox().answer(refusal.id(), answer);
        if (!wasAsked) {
            LOG.warn("The venue refused something that was not asked: {}", refusal.error());
        }
        if (remedy == Remedy.SIGN_IN) {
            handshake.ifPresent(Handshake::renew);
        }
    }

    private void observe(long venueMicros, long receivedNanos) {
        if (venueMicros > 0) {
            context.venueClock().observe(venueMicros / MICROS_PER_MILLI, receivedNanos);
        }
    }

    private void news(News news) {
        news.fills().forEach(fill -> context.book().merge(fill, Origin.LIVE));
        for (Order order : news.orders()) {
            context.book().merge(order, Origin.LIVE, orders::isOpen);
            orders.seen(order);
        }
        news.positions().forEach(position -> context.book().merge(position, Origin.LIVE));
        news.summary().ifPresent(summary -> context.book().merge(summary, Origin.LIVE));
    }

    private void change(GatewayState next, String why) {
        boolean isNews = next != state || !why.equals(reason);
        state = next;
        reason = why;
        snapshot();
        if (isNews) {
            publish(new AccountEvent.StateChanged(next, why));
        }
    }

    private void publish(AccountEvent event) {
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

    private void snapshot() {
        List<String> unknown = orders.unknownLabels();
        view = context.book().view(unknown);
        health = new GatewayHealth(
                state,
                reason,
                mayTrade,
                arming.letsThrough(),
                roundTripMillis,
                orders.count(Set.of(Phase.WAITING, Phase.QUEUED)),
                orders.count(Set.of(Phase.SENT)),
                unknown.size(),
                Math.max(0, reconnects),
                malformed);
    }

    private static long nanos(long millis) {
        return millis * NANOS_PER_MILLI;
    }

    /** A mistake of ours costs the connection, not the gateway. */
    void failedOn(RuntimeException mistake) {
        LOG.error("The account's gateway failed and starts anew", mistake);
        lost("failed: " + mistake.getClass().getSimpleName());
    }

    void close() {
        orders.close();
        cancels.close();
        margins.close();
        disconnect("closed by this program");
        change(GatewayState.CLOSED, "");
    }
}
