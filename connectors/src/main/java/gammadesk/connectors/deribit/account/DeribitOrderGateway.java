package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.AccountListener;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.IntentLog;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.port.Past;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.analytics.port.Venue;
import gammadesk.connectors.deribit.Inbound;
import gammadesk.connectors.vault.ApiKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Deribit's private side over one websocket. Everything happens on the gateway's own thread; the methods of the port
 * may be called from any. Closing breaks the connection without signing out, so that the venue cancels what this
 * connection placed: nobody would watch it any more.
 */
public final class DeribitOrderGateway implements OrderGateway {
    private static final long TICK_MILLIS = 20;
    private static final int NEWS_PER_TURN = 256;
    private static final int MOST_WISHES = 10_000;
    private static final long CLOSE_MILLIS = 3_000;

    private final AccountSettings settings;
    private final ApiKey key;
    private final VenueClock venueClock;
    private final Labels labels;
    private final LiveArming arming;
    private final Line line;
    private final GatewayCore core;
    private final BlockingQueue<Inbound> inbound = new LinkedBlockingQueue<>();
    /** What is known by the end of a turn is answered then: who is told so finds it in the view already. */
    private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean opened = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    private volatile int overrun;

    /**
     * A gateway that is not opened yet.
     *
     * @param settings which venue, and how to treat it
     * @param key wiped when the gateway is closed; a copy is kept
     * @param log what an earlier run left unsettled, and where this one writes; the caller closes it after the gateway
     * @param clock for waiting times and validity
     * @param random for labels and to spread the reconnection attempts of many clients
     */
    public DeribitOrderGateway(
            AccountSettings settings, ApiKey key, IntentLog log, Clock clock, RandomGenerator random) {
        this.settings = settings;
        this.key = new ApiKey(
                key.name(),
                key.environment(),
                key.clientId(),
                key.access(),
                key.secret().copy());
        this.venueClock = new VenueClock(clock);
        this.labels = new Labels(clock.epochMillis(), random);
        this.arming = new LiveArming(settings.venue().venue());
        this.line = new SocketLine(settings.venue(), clock, this::enqueue);
        this.core = new GatewayCore(settings, this.key, clock, venueClock, labels, random, log, arming, line);
    }

    @Override
    public Venue venue() {
        return settings.venue().venue();
    }

    @Override
    public void open(AccountListener listener) {
        if (closed.get() || !opened.compareAndSet(false, true)) {
            throw new IllegalStateException("a gateway can be opened only once");
        }
        Thread gateway = Thread.ofPlatform().daemon().name("deribit-account").unstarted(() -> run(listener));
        thread = gateway;
        gateway.start();
    }

    @Override
    public GatewayHealth health() {
        return core.health();
    }

    @Override
    public AccountView view() {
        return core.view();
    }

    @Override
    public long venueMillis() {
        return venueClock.millis();
    }

    @Override
    public String newLabel() {
        return labels.next();
    }

    @Override
    public boolean arm(String confirmation) {
        return arming.arm(confirmation);
    }

    @Override
    public void disarm() {
        arming.disarm();
    }

    @Override
    public void guard(Guard guard) {
        core.guard(guard);
    }

    @Override
    public CompletableFuture<Outcome> submit(Request request) {
        return order(() -> core.orders().submit(request));
    }

    @Override
    public CompletableFuture<Outcome> edit(Edit edit) {
        return order(() -> core.orders().edit(edit));
    }

    @Override
    public CompletableFuture<Outcome> cancel(String orderId) {
        return order(() -> core.cancels().cancel(orderId));
    }

    @Override
    public CompletableFuture<CancelOutcome> cancelAll(Scope scope) {
        return wish(
                () -> core.cancels().cancelAll(scope, core.orders().dropUnsent(scope)),
                new CancelOutcome.Refused(0, CLOSED));
    }

    /** The venue's own method takes neither label nor validity, so an answer that is lost could not be settled. */
    @Override
    public CompletableFuture<Outcome> closePosition(
            String instrument, Optional<BigDecimal> limitPrice, long validUntilMillis) {
        return order(() -> {
            Position position = core.book().position(instrument);
            if (!core.isReady() || position.size().signum() == 0) {
                String reason = core.isReady() ? "there is no position in it" : "the position is not known now";
                return CompletableFuture.completedFuture(new Outcome.Refused(0, reason, !core.isReady()));
            }
            return core.orders().submit(closing(position, limitPrice, validUntilMillis));
        });
    }

    private Request closing(Position position, Optional<BigDecimal> limitPrice, long validUntilMillis) {
        Side side = position.size().signum() > 0 ? Side.SELL : Side.BUY;
        String label = labels.next();
        BigDecimal amount = position.size().abs();
        Request request = limitPrice
                .map(price -> Request.limit(label, position.instrument(), side, amount, price, validUntilMillis))
                .orElseGet(() -> Request.market(label, position.instrument(), side, amount, validUntilMillis));
        return request.with(false, true);
    }

    @Override
    public CompletableFuture<Outcome> settlement(String label) {
        return order(() -> core.orders().settlement(label));
    }

    @Override
    public CompletableFuture<PastAnswer> loadOlder(Past past) {
        return wish(() -> core.history().load(past), new PastAnswer.Unavailable(CLOSED));
    }

    @Override
    public CompletableFuture<Answer<List<Fill>>> fills(Currency currency, long fromMillis, long toMillis) {
        return wish(() -> core.queries().fills(currency, fromMillis, toMillis), new Answer.Unavailable<>(CLOSED));
    }

    @Override
    public CompletableFuture<MarginAnswer> margins(String instrument, BigDecimal amount, BigDecimal price) {
        return wish(() -> core.margins().ask(instrument, amount, price), new MarginAnswer.Unanswered(CLOSED));
    }

    private CompletableFuture<Outcome> order(Supplier<CompletableFuture<Outcome>> action) {
        return wish(action, new Outcome.Refused(0, CLOSED, true));
    }

    private static final String CLOSED = "the gateway is closed or has too much to do";

    /** Does something on the gateway's thread. */
    private <T> CompletableFuture<T> wish(Supplier<CompletableFuture<T>> action, T otherwise) {
        if (closed.get() || inbound.size() > MOST_WISHES) {
            return CompletableFuture.completedFuture(otherwise);
        }
        Wished<T> wished = new Wished<>(action, otherwise, answers::add);
        inbound.add(new Inbound.Wish(wished));
        if (closed.get()) {
            wished.tooLate();
        }
        return wished.future;
    }

    /** Something to do, once; what comes too late ends with a refusal and is not done. */
    private static final class Wished<T> implements Runnable {
        private final Supplier<CompletableFuture<T>> action;
        private final T otherwise;
        private final Executor answering;
        private final AtomicBoolean taken = new AtomicBoolean();
        private final CompletableFuture<T> future = new CompletableFuture<>();

        Wished(Supplier<CompletableFuture<T>> action, T otherwise, Executor answering) {
            this.action = action;
            this.otherwise = otherwise;
            this.answering = answering;
        }

        @Override
        public void run() {
            if (taken.compareAndSet(false, true)) {
                try {
                    var _ = action.get().thenAcceptAsync(future::complete, answering);
                } catch (RuntimeException mistake) {
                    future.completeExceptionally(mistake);
                    throw mistake;
                }
            }
        }

        void tooLate() {
            if (taken.compareAndSet(false, true)) {
                future.complete(otherwise);
            }
        }
    }

    /** On the socket's thread. A backlog costs the connection; what was missed is compared afterwards. */
    private void enqueue(Inbound news) {
        if (!(news instanceof Inbound.Message message)
                || inbound.size() < settings.venue().backlogMessages()) {
            inbound.add(news);
        } else if (overrun != message.connection()) {
            overrun = message.connection();
            inbound.add(new Inbound.Lost(message.connection(), "this program could not keep up"));
        }
    }

    private void run(AccountListener listener) {
        try {
            core.open(listener);
            while (!closed.get()) {
                safeTurn();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private void safeTurn() throws InterruptedException {
        try {
            turn();
        } catch (RuntimeException e) {
            core.failedOn(e);
        }
    }

    private void turn() throws InterruptedException {
        Inbound news = inbound.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        for (int i = 0; news != null && i < NEWS_PER_TURN; i++) {
            core.handle(news);
            news = closed.get() || i + 1 == NEWS_PER_TURN ? null : inbound.poll();
        }
        core.tick();
        answer();
    }

    private void answer() {
        for (Runnable next = answers.poll(); next != null; next = answers.poll()) {
            next.run();
        }
    }

    private void end() {
        core.close();
        answer();
        line.close();
        key.close();
        refuseTheRest();
    }

    private void refuseTheRest() {
        for (Inbound news = inbound.poll(); news != null; news = inbound.poll()) {
            if (news instanceof Inbound.Wish(Runnable action) && action instanceof Wished<?> wished) {
                wished.tooLate();
            }
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Thread gateway = thread;
        if (gateway == null) {
            end();
        } else if (!gateway.equals(Thread.currentThread())) {
            inbound.add(new Inbound.Wish(() -> {}));
            join(gateway);
        }
    }

    private static void join(Thread gateway) {
        try {
            gateway.join(CLOSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
