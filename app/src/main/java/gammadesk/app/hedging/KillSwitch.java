package gammadesk.app.hedging;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HaltState.Halted;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.hedging.CancelRound.End;
import gammadesk.app.hedging.HaltEntry.Action;
import gammadesk.app.trading.OrderPath;
import gammadesk.app.trading.Purpose;
import gammadesk.app.trading.TradingGate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops every order at once and keeps them stopped, over restarts too, until a person resets it with a reason. Pressing
 * it depends on nothing: memory first, then the cancel, then the disk. What it cannot find out it takes for a halt.
 */
public final class KillSwitch implements TradingGate {
    private static final Logger LOG = LoggerFactory.getLogger(KillSwitch.class);

    private static final String NOBODY = "No account is connected: its orders are cancelled as soon as one is";

    private final HaltRecord record;
    private final Clock clock;
    private final Executor disk;
    private final ScheduledExecutorService watch;
    /** Held while the standing is exchanged and never longer. */
    private final Object exchange = new Object();

    private final List<Consumer<Halted>> hooks = new CopyOnWriteArrayList<>();
    private volatile Standing standing;
    private volatile Optional<Wiring> wiring = Optional.empty();
    private volatile CompletableFuture<String> flattened = CompletableFuture.completedFuture("");

    private record Wiring(OrderPath path, Flattening flattening) {}

    /**
     * A switch as the last run left it.
     *
     * @param ledger where presses and resets are written
     * @param folder of the desk's data; empty for a desk that keeps no files, whose halts end with it
     * @param disk does what may block, one after another
     * @param watch follows the cancels, on one thread
     */
    public KillSwitch(
            Ledger ledger, Optional<Path> folder, Clock clock, Executor disk, ScheduledExecutorService watch) {
        this.record = new HaltRecord(ledger, folder, clock);
        this.clock = clock;
        this.disk = disk;
        this.watch = watch;
        this.standing = record.find().map(Standing::of).orElse(Standing.RUNNING);
    }

    /** Whose orders it cancels, and who flattens. A halt whose cancels were not confirmed goes on there. */
    public void connect(OrderPath path, Flattening flattening) {
        wiring = Optional.of(new Wiring(path, flattening));
        path.listen(event -> {
            if (event instanceof AccountEvent.StateChanged changed && changed.state() == GatewayState.READY) {
                goOn();
            }
        });
        if (path.health().state() == GatewayState.READY) {
            goOn();
        }
    }

    /** Hears of every press, on the thread of who pressed; must return quickly. */
    public void onPress(Consumer<Halted> hook) {
        hooks.add(hook);
    }

    /** Whether orders may be sent now, and what became of the halt. Cheap, from any thread. */
    public HaltState state() {
        return standing.state();
    }

    @Override
    public Optional<String> obstacle(Purpose purpose) {
        return standing.obstacle(purpose);
    }

    /**
     * Halts before it returns, from any thread, waiting for nothing. A stronger mode takes the place of a weaker one; a
     * weaker one changes nothing; the same cancels once more.
     *
     * @param by who or what
     * @param reason one clause
     * @return ends when the cancels are verified and the flattening is over, or when either cannot be had
     */
    public CompletableFuture<TradeOutcome> press(HaltMode mode, String by, String reason) {
        Halted asked = new Halted(mode, clause(by), clause(reason), clock.epochMillis(), "");
        Standing now = exchange(before -> before.pressed(asked));
        boolean cancels = mode.cancels() && now.halted().mode() == mode;
        CompletableFuture<TradeOutcome> done = cancels
                ? cancel(now, mode == HaltMode.FLATTEN)
                : CompletableFuture.completedFuture(
                        new TradeOutcome.Done(now.halted().sentence()));
        hand(disk, () -> keep(now));
        hooks.forEach(hook -> tell(hook, now.halted()));
        return done;
    }

    private static String clause(String words) {
        String clause = words.strip().replaceFirst("\\.+$", "");
        return clause.isEmpty() ? "no reason given" : clause;
    }

    private static void tell(Consumer<Halted> hook, Halted halted) {
        try {
            hook.accept(halted);
        } catch (RuntimeException e) {
            LOG.error("Somebody could not be told of the kill switch", e);
        }
    }

    private static void hand(Executor to, Runnable work) {
        try {
            to.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.error("The desk is closing: what the kill switch still had to do is not done", e);
        }
    }

    /** A log may lie on the disk too. */
    private void keep(Standing pressed) {
        LOG.warn("{}", pressed.halted().sentence());
        String trouble = record.halt(pressed.halted());
        change(pressed, now -> now.withTrouble(trouble));
    }

    private Standing exchange(UnaryOperator<Standing> how) {
        synchronized (exchange) {
            standing = how.apply(standing);
            return standing;
        }
    }

    private void change(Standing meant, UnaryOperator<Standing> how) {
        exchange(now -> now.isOf(meant) ? how.apply(now) : now);
    }

    /** An account is connected: a halt that found none, or that an earlier run could not finish, goes on. */
    private void goOn() {
        next().ifPresent(round -> {
            var _ = cancel(round, false);
        });
    }

    private Optional<Standing> next() {
        synchronized (exchange) {
            Optional<Standing> next =
                    Optional.of(standing).filter(Standing::isUnfinished).map(Standing::withNewRound);
            next.ifPresent(round -> standing = round);
            return next;
        }
    }

    private CompletableFuture<TradeOutcome> cancel(Standing meant, boolean flattens) {
        if (wiring.isEmpty()) {
            change(meant, now -> now.withProgress(NOBODY).ended(false));
            return completed(new TradeOutcome.NotSent(state().sentence()));
        }
        CancelRound round = new CancelRound(wiring.get().path(), clock, watch, report(meant));
        Optional<Flattening> then = wiring.map(Wiring::flattening).filter(_ -> flattens);
        return round.begin()
                .thenComposeAsync(end -> ended(meant, end, then), watch)
                .exceptionally(failure -> unfollowed(failure));
    }

    private TradeOutcome unfollowed(Throwable failure) {
        LOG.error("The kill switch could not be followed to its end", failure);
        return new TradeOutcome.NotSent(state().sentence());
    }

    private CancelRound.Report report(Standing meant) {
        return new CancelRound.Report() {
            @Override
            public void progress(String words) {
                change(meant, now -> now.withProgress(words));
            }

            @Override
            public boolean isWanted() {
                return standing.isOf(meant);
            }
        };
    }

    private CompletableFuture<TradeOutcome> ended(Standing meant, End end, Optional<Flattening> then) {
        if (end == End.CANCELLED) {
            then.ifPresentOrElse(
                    _ -> change(meant, now -> now.ended(true).withProgress(now.progress() + HaltRecord.FLATTENS)),
                    () -> change(meant, KillSwitch::withoutFlattening));
            note(Action.CANCELLED, meant);
            return then.map(flattening -> flatten(meant, flattening))
                    .orElseGet(() -> completed(new TradeOutcome.Done(state().sentence())));
        }
        change(meant, now -> now.ended(false));
        return completed(
                switch (end) {
                    case NO_WAY -> new TradeOutcome.NotSent(state().sentence());
                    case FAILED -> new TradeOutcome.Refused(state().sentence());
                    case UNWANTED, CANCELLED -> new TradeOutcome.Done(state().sentence());
                });
    }

    /** Nobody is at the desk, or other positions than then: to trade it takes another press. */
    private static Standing withoutFlattening(Standing now) {
        boolean wasAsked = now.halted().mode() == HaltMode.FLATTEN;
        return now.ended(true).withProgress(now.progress() + (wasAsked ? HaltRecord.PRESS_AGAIN : ""));
    }

    /** One at a time: two would each sell the same delta. On the watch. */
    private CompletableFuture<TradeOutcome> flatten(Standing meant, Flattening flattening) {
        if (flattened.isDone()) {
            flattened = begin(flattening);
        }
        return flattened.handle((sentence, failure) -> {
            String words = failure == null ? sentence : failed(failure);
            change(
                    meant,
                    now -> now.withProgress(now.progress().replace(HaltRecord.FLATTENS, "") + "; " + clause(words)));
            note(Action.FLATTENED, meant);
            return new TradeOutcome.Done(state().sentence());
        });
    }

    private static CompletableFuture<String> begin(Flattening flattening) {
        try {
            return flattening.flatten();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String failed(Throwable failure) {
        LOG.error("The flattening failed", failure);
        return "the flattening failed in this program: LOOK AT YOUR DELTA";
    }

    /** A reset is done on the same thread, so that nothing of a halt is written after it. */
    private void note(Action action, Standing meant) {
        hand(disk, () -> {
            Standing now = standing;
            if (now.isOf(meant)) {
                record.note(action, now.halted());
            }
        });
    }

    /**
     * Lets orders be sent again once that is written down. A blank reason is refused, and so is a reset that cannot be
     * written or that a press has overtaken.
     */
    public CompletableFuture<TradeOutcome> reset(String by, String reason) {
        Standing at = standing;
        if (reason.isBlank()) {
            return completed(new TradeOutcome.NotSent("Not reset: it takes a reason."));
        }
        if (at.halt().isEmpty()) {
            return completed(new TradeOutcome.Done(at.state().sentence()));
        }
        CompletableFuture<TradeOutcome> done = new CompletableFuture<>();
        try {
            disk.execute(() -> done.complete(resetNow(at, clause(by), clause(reason))));
        } catch (RejectedExecutionException _) {
            done.complete(new TradeOutcome.NotSent("Not reset: the desk is closing."));
        }
        return done;
    }

    private TradeOutcome resetNow(Standing at, String by, String reason) {
        Optional<String> obstacle = overtaken(at).or(() -> record.reset(at.halted(), by, reason));
        if (obstacle.isPresent()) {
            return new TradeOutcome.NotSent("Not reset: " + obstacle.get() + ".");
        }
        Standing now = exchange(last -> last.presses() == at.presses() ? last.lifted() : last);
        LOG.warn("The kill switch was reset by {}: {}", by, reason);
        return overtaken(at)
                .<TradeOutcome>map(clause -> new TradeOutcome.NotSent("Not reset: " + clause + "."))
                .orElseGet(() -> new TradeOutcome.Done(now.state().sentence()));
    }

    private Optional<String> overtaken(Standing at) {
        return standing.presses() == at.presses() ? Optional.empty() : Optional.of("it was pressed again meanwhile");
    }

    private static CompletableFuture<TradeOutcome> completed(TradeOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
