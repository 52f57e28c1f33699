package gammadesk.app.hedging;

import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.app.trading.OrderPath;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels every order of the account and makes sure of it: what gets no answer is asked again, and the venue's word is
 * held against the account until no order is open. The first request goes out on the caller's thread, everything after
 * it happens on the watch.
 */
final class CancelRound {
    private static final Logger LOG = LoggerFactory.getLogger(CancelRound.class);
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** The gateway shows what it knows every 20 ms: before it did so twice the account may be the one of before. */
    private static final long SETTLE_MILLIS = 60;

    private static final long LOOK_MILLIS = 50;
    private static final long AGAIN_MILLIS = 250;
    /** So many looks at an account in which an order is still open, then it is cancelled again. */
    private static final int MOST_LOOKS = 10;

    private static final int MOST_ROUNDS = 5;
    private static final int MOST_REFUSALS = 4;
    private static final int QUICK_REPEATS = 3;

    /** Who hears of it, on the watch. */
    interface Report {
        /** How far it is, a sentence without a full stop. */
        void progress(String words);

        /** Whether anybody still wants it. */
        boolean isWanted();
    }

    /** How it ended. */
    enum End {
        /** The venue confirmed it and no order is open. */
        CANCELLED,
        /** It cannot be had now; the words say why. */
        FAILED,
        /** There is no connection that could take it: it has to begin anew when there is one. */
        NO_WAY,
        /** A reset or a new round took its place. */
        UNWANTED
    }

    private final OrderPath path;
    private final Clock clock;
    private final ScheduledExecutorService watch;
    private final Report report;
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final long startNanos;
    private long atVenue;
    private long unsent;
    private String confirmed = "";
    private int unanswered;
    private int refusals;
    private int looks;
    private int rounds;

    CancelRound(OrderPath path, Clock clock, ScheduledExecutorService watch, Report report) {
        this.path = path;
        this.clock = clock;
        this.watch = watch;
        this.report = report;
        this.startNanos = clock.nanos();
    }

    /** Sends the first cancel before it returns; never throws. */
    CompletableFuture<End> begin() {
        GatewayState state = path.health().state();
        if (state != GatewayState.READY) {
            report.progress("The account's connection is " + state.sentence()
                    + ": the cancel goes out as soon as it can, orders may be filled until then");
        }
        ask();
        return end;
    }

    private void ask() {
        rounds++;
        var _ = cancels()
                .handle((outcome, failure) -> failure == null ? outcome : failed(failure))
                .thenAcceptAsync(this::answered, watch)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        broken(failure);
                    }
                });
    }

    private CompletableFuture<CancelOutcome> cancels() {
        try {
            return path.cancelEverything();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static CancelOutcome failed(Throwable failure) {
        LOG.error("The cancel of everything failed in this program", failure);
        return new CancelOutcome.Unknown("this program failed on the way to the venue");
    }

    private void broken(Throwable failure) {
        LOG.error("The kill switch could not follow its cancels", failure);
        end.complete(End.FAILED);
    }

    private void answered(CancelOutcome outcome) {
        if (!report.isWanted()) {
            end.complete(End.UNWANTED);
            return;
        }
        switch (outcome) {
            case CancelOutcome.Done(long count, int taken) -> done(count, taken);
            case CancelOutcome.Unknown(String reason) -> unknown(reason);
            case CancelOutcome.Refused(int code, String reason) when code == 0 -> notTaken(reason);
            case CancelOutcome.Refused(int code, String reason) -> refused(reason + " (code " + code + ")");
        }
    }

    private void done(long count, int taken) {
        atVenue += count;
        unsent += taken;
        unanswered = 0;
        refusals = 0;
        looks = 0;
        long millis = (clock.nanos() - startNanos) / NANOS_PER_MILLI;
        confirmed = atVenue + " working orders cancelled at the venue and " + unsent + " taken back unsent in " + millis
                + " ms";
        report.progress(confirmed + ", not verified yet");
        after(SETTLE_MILLIS, this::look);
    }

    /** The gateway keeps a cancel without an answer and sends it again itself; asking again is how to hear of that. */
    private void unknown(String reason) {
        report.progress("No answer to the cancel yet (" + reason
                + "): it is sent again as soon as there is a connection; orders may be filled until then");
        if (++unanswered <= QUICK_REPEATS) {
            ask();
        } else {
            after(AGAIN_MILLIS, this::ask);
        }
    }

    private void notTaken(String reason) {
        if (isGone(path.health().state())) {
            noWay(reason);
        } else {
            report.progress("The cancel could not be handed over (" + reason + "): trying again");
            after(AGAIN_MILLIS, this::ask);
        }
    }

    private static boolean isGone(GatewayState state) {
        return state == GatewayState.CLOSED || state == GatewayState.IDLE;
    }

    private void noWay(String reason) {
        report.progress("Nothing could be cancelled (" + reason + "): it is done as soon as an account is connected");
        end.complete(End.NO_WAY);
    }

    private void refused(String reason) {
        boolean isLast = ++refusals >= MOST_REFUSALS;
        report.progress("The venue refuses to cancel: " + reason
                + (isLast ? "; CANCEL THE ORDERS AT THE VENUE ITSELF" : "; asking again"));
        if (isLast) {
            end.complete(End.FAILED);
        } else {
            after(AGAIN_MILLIS << refusals, this::ask);
        }
    }

    private void after(long millis, Runnable work) {
        var _ = watch.schedule(() -> followed(work), millis, TimeUnit.MILLISECONDS);
    }

    private void followed(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    private void look() {
        if (!report.isWanted()) {
            end.complete(End.UNWANTED);
            return;
        }
        GatewayHealth health = path.health();
        AccountView view = path.view();
        if (isGone(health.state())) {
            noWay("the account's connection is " + health.state().sentence());
        } else if (health.state() != GatewayState.READY) {
            report.progress(confirmed + ", not verified: the account's connection is "
                    + health.state().sentence());
            after(LOOK_MILLIS, this::look);
        } else if (!view.openOrders().isEmpty()) {
            stillOpen(view.openOrders().size());
        } else if (health.inFlight() + health.unknown() > 0
                || !view.unknownLabels().isEmpty()) {
            report.progress(confirmed + "; " + Math.max(view.unknownLabels().size(), health.inFlight())
                    + " orders without an answer are being looked up");
            after(LOOK_MILLIS, this::look);
        } else {
            report.progress(confirmed + "; no order is open");
            end.complete(End.CANCELLED);
        }
    }

    private void stillOpen(int count) {
        if (++looks < MOST_LOOKS) {
            after(LOOK_MILLIS, this::look);
        } else if (rounds < MOST_ROUNDS) {
            report.progress(confirmed + "; " + count + " orders are still open and cancelled again");
            ask();
        } else {
            report.progress(confirmed + "; " + count + " ORDERS ARE STILL OPEN after " + rounds
                    + " cancels: cancel them at the venue itself");
            end.complete(End.FAILED);
        }
    }
}
