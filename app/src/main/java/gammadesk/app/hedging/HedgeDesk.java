package gammadesk.app.hedging;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HedgeActions;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.risk.HeldBook;
import gammadesk.app.trading.OrderPath;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running hedge desk. What it knows lives on one thread, advisors think on another, the kill switch waits for
 * neither; screens read the latest board.
 */
public final class HedgeDesk implements HedgeActions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HedgeDesk.class);
    private static final long TURN_MILLIS = 250;
    private static final long CLOSE_SECONDS = 3;
    private static final int CLOSE_TURNS = 12;

    private final HedgeParts parts;
    private final HedgeRoom room;
    private final ScheduledExecutorService hedging;
    private final ExecutorService advice;
    private final Questions questions;
    private volatile HedgeBoard board;

    private HedgeDesk(
            HedgeParts parts, ScheduledExecutorService hedging, ExecutorService advice, PricingKernels adviceKernels) {
        this.parts = parts;
        this.hedging = hedging;
        this.advice = advice;
        this.room = new HedgeRoom(parts);
        this.questions =
                new Questions(parts, room, new AdviceRoom(adviceKernels, parts.clock()::nanos), advice, this::post);
        this.board = room.board();
    }

    /**
     * Opens a desk on an account's way of orders, with threads of its own, and begins.
     *
     * @param market the latest picture
     * @param book the book that is looked after, with the account of a picture
     * @param user who sits at the desk
     * @param bench who may propose now
     * @param kernels a set for one thread each time
     */
    public static HedgeDesk open(
            Ledger ledger,
            OrderPath path,
            Supplier<DeskSnapshot> market,
            Function<DeskSnapshot, HeldBook> book,
            KillSwitch kill,
            Clock clock,
            String user,
            List<Currency> coins,
            Supplier<Bench> bench,
            Supplier<PricingKernels> kernels) {
        ScheduledExecutorService hedging = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("desk-hedging").factory());
        ExecutorService advice = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("desk-advice").factory());
        HedgeParts parts =
                new HedgeParts(ledger, path, market, book, kill, clock, user, coins, bench, kernels.get(), hedging);
        HedgeDesk desk = new HedgeDesk(parts, hedging, advice, kernels.get());
        desk.start();
        return desk;
    }

    private void start() {
        parts.kill().onPress(halted -> post(() -> room.halted(halted.reason())));
        parts.kill().connect(parts.path(), this::flatten);
        post(room::open);
        var _ = hedging.scheduleWithFixedDelay(this::turn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void post(Runnable work) {
        try {
            hedging.execute(() -> guarded(work));
        } catch (RejectedExecutionException _) {
            LOG.debug("The hedge desk is closing");
        }
    }

    private void turn() {
        guarded(() -> {
            room.turn();
            parts.coins().forEach(questions::askWhenDue);
        });
    }

    /** One failure must not end the turning; the kill switch and the gate do not depend on it. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("The hedge desk failed in a turn", e);
        }
        board = room.board();
    }

    /** Begun on the hedging thread; ends when the orders have. */
    private CompletableFuture<String> flatten() {
        CompletableFuture<String> end = new CompletableFuture<>();
        hedging.execute(() -> {
            var _ = room.work().flatten().whenComplete((sentence, failure) -> {
                if (failure == null) {
                    end.complete(sentence);
                } else {
                    end.completeExceptionally(failure);
                }
            });
        });
        return end;
    }

    @Override
    public HedgeBoard board() {
        HedgeBoard latest = board;
        // A halt is seen at once, also while the hedging thread is held up.
        return latest.halt().equals(parts.kill().state())
                ? latest
                : latest.with(parts.kill().state());
    }

    private CompletableFuture<TradeOutcome> ask(Supplier<TradeOutcome> act) {
        try {
            return CompletableFuture.supplyAsync(() -> answered(act), hedging);
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedFuture(new TradeOutcome.NotSent("The desk is closing."));
        }
    }

    private TradeOutcome answered(Supplier<TradeOutcome> act) {
        try {
            return act.get();
        } catch (RuntimeException e) {
            LOG.error("What was asked of the hedge desk failed", e);
            return new TradeOutcome.Unknown(
                    "UNKNOWN: this program failed on the way; the log says how. Look at the card and the open orders.",
                    new CompletableFuture<>());
        } finally {
            board = room.board();
        }
    }

    @Override
    public CompletableFuture<TradeOutcome> approve(String proposal, String hash, long revision) {
        return ask(() -> room.approve(proposal, hash, revision));
    }

    @Override
    public CompletableFuture<TradeOutcome> reject(String proposal, long revision, String reason) {
        return ask(() -> room.reject(proposal, revision, reason));
    }

    @Override
    public CompletableFuture<TradeOutcome> edit(String proposal, long revision, List<HedgeLeg> legs) {
        return ask(() -> room.edit(proposal, revision, legs));
    }

    @Override
    public CompletableFuture<TradeOutcome> showAgain(String proposal, long revision) {
        return ask(() -> room.showAgain(proposal, revision));
    }

    @Override
    public CompletableFuture<TradeOutcome> stop(String proposal) {
        return ask(() -> room.stop(proposal));
    }

    @Override
    public CompletableFuture<TradeOutcome> halt(HaltMode mode) {
        return parts.kill().press(mode, parts.user(), "STOP was pressed");
    }

    @Override
    public CompletableFuture<TradeOutcome> reset(String reason) {
        return parts.kill().reset(parts.user(), reason);
    }

    @Override
    public CompletableFuture<TradeOutcome> change(HedgePolicy policy) {
        return ask(() -> room.policies().change(policy, room.scene().nowMillis()));
    }

    @Override
    public CompletableFuture<TradeOutcome> arm(Currency coin, Duration during) {
        return ask(() -> room.arm(coin, during));
    }

    @Override
    public CompletableFuture<TradeOutcome> disarm(Currency coin) {
        return ask(() -> room.policies().disarm(coin, room.scene().nowMillis()));
    }

    @Override
    public CompletableFuture<TradeOutcome> acknowledge() {
        return ask(room::acknowledge);
    }

    @Override
    public CompletableFuture<TradeOutcome> adviseNow(Currency coin) {
        return ask(() -> questions.ask(coin)
                ? new TradeOutcome.Done("The advisor is asked.")
                : new TradeOutcome.NotSent(
                        "The advisor cannot be asked while a hedge of " + coin + " is being worked."));
    }

    /**
     * Takes back what is being worked and ends the threads. What the venue does not confirm in time is left to the next
     * start, which compares it.
     */
    @Override
    public void close() {
        advice.shutdownNow();
        try {
            for (int i = 0; i < CLOSE_TURNS && ask(room::windUp).get() instanceof TradeOutcome.NotSent; i++) {
                Thread.sleep(TURN_MILLIS);
            }
            post(room::close);
            hedging.shutdown();
            if (!hedging.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                hedging.shutdownNow();
            }
        } catch (ExecutionException e) {
            LOG.error("The hedge desk could not wind up", e);
            hedging.shutdownNow();
        } catch (InterruptedException _) {
            hedging.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
