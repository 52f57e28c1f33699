package gammadesk.app.trading;

import gammadesk.analytics.market.Fill;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.AccountListener;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Ledger.Outcome;
import gammadesk.analytics.port.Venue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into the ledger what happens to an account: executions, each once also over restarts, logins, and what was
 * unknown or was found by comparing with the venue. The gateway's thread only hands over. Up to {@value #MOST_WAITING}
 * events wait in their order, while the disk is slow or full; of what comes beyond that only the number is written.
 * What waits is tried again with the next event and at the end.
 */
public final class AccountScribe implements AccountListener {
    private static final Logger LOG = LoggerFactory.getLogger(AccountScribe.class);
    private static final int MOST_WAITING = 10_000;
    private static final String VENUE = "venue";
    private static final String COMPARISON = "comparison";
    private static final String DESK = "desk";

    private final Ledger ledger;
    private final Venue venue;
    private final Supplier<Optional<String>> account;
    private final Supplier<AccountView> view;
    private final Executor thread;
    private final Clock clock;
    private final Deque<Task> waiting = new ArrayDeque<>();
    private boolean isCalled;
    private long lost;
    private volatile String keyName = "";

    /** Something to write; false when the ledger did not take it. */
    private interface Task {
        boolean isDone();
    }

    /**
     * A scribe of the desk's account, whichever key is in use.
     *
     * @param ledger not closed here
     * @param venue whose account it is
     * @param account the name of the key in use
     * @param view the account as it is known now
     * @param thread one thread that may wait for the disk; it never has more than one task of this scribe
     * @param clock for the entries
     */
    public AccountScribe(
            Ledger ledger,
            Venue venue,
            Supplier<Optional<String>> account,
            Supplier<AccountView> view,
            Executor thread,
            Clock clock) {
        this.ledger = ledger;
        this.venue = venue;
        this.account = account;
        this.view = view;
        this.thread = thread;
        this.clock = clock;
    }

    @Override
    public void onEvent(AccountEvent event) {
        account.get().ifPresent(name -> keyName = name);
        switch (event) {
            case AccountEvent.Filled(Fill fill) -> later(() -> isWritten(fill, VENUE));
            case AccountEvent.FillFound(Fill fill) -> later(() -> isWritten(fill, COMPARISON));
            case AccountEvent.Granted _ ->
                note(Kind.LOGIN, keyName, VENUE, LedgerContent.event("GRANTED", said(event)));
            case AccountEvent.StateChanged(GatewayState state, String _) -> stateChanged(state, event);
            case AccountEvent.OrderUnknown(var intent, String _) ->
                note(Kind.ANSWER, intent.label(), DESK, LedgerContent.event("UNKNOWN", said(event)));
            case AccountEvent.OrderSettled(var intent, var outcome) ->
                note(Kind.ANSWER, intent.label(), VENUE, LedgerContent.of(outcome, said(event)));
            case AccountEvent.OrderClosedUnseen(var order) ->
                note(
                        Kind.ANSWER,
                        order.label().isEmpty() ? order.id() : order.label(),
                        COMPARISON,
                        LedgerContent.of(order, said(event)));
            case AccountEvent.OrderFoundOpen(var order) ->
                note(Kind.DESK, order.id(), COMPARISON, LedgerContent.of(order, said(event)));
            case AccountEvent.PositionDiffers differs ->
                note(Kind.DESK, differs.instrument(), COMPARISON, LedgerContent.event("POSITION", said(event)));
            case AccountEvent.BalanceDiffers differs ->
                note(Kind.DESK, differs.currency().code(), COMPARISON, LedgerContent.event("BALANCE", said(event)));
            case AccountEvent.OrderChanged _,
                    AccountEvent.OrderRepriced _,
                    AccountEvent.PositionChanged _,
                    AccountEvent.SummaryChanged _,
                    AccountEvent.Notice _ -> {
                // The venue keeps the record of these; the desk decided nothing.
            }
        }
    }

    private static String said(AccountEvent event) {
        return event.sentence();
    }

    private void stateChanged(GatewayState state, AccountEvent event) {
        switch (state) {
            case READY -> {
                login(state, event);
                later(this::isWrittenOfMissed);
            }
            case REFUSED, CLOSED -> login(state, event);
            case IDLE, CONNECTING, SIGNING_IN, RECONCILING, RECONNECTING -> {
                // On the way.
            }
        }
    }

    private void login(GatewayState state, AccountEvent event) {
        note(Kind.LOGIN, keyName, VENUE, LedgerContent.event(state.name(), said(event)));
    }

    private void note(Kind kind, String subject, String actor, String content) {
        long now = clock.epochMillis();
        later(() -> isWritten(kind, subject, actor, now, content));
    }

    private void later(Task task) {
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING) {
                lost++;
                return;
            }
            waiting.addLast(task);
            if (isCalled) {
                return;
            }
            isCalled = true;
        }
        try {
            thread.execute(this::work);
        } catch (RejectedExecutionException _) {
            LOG.debug("What happens at the very end is written by finish()");
        }
    }

    private void work() {
        synchronized (waiting) {
            isCalled = false;
        }
        for (Optional<Task> task = first(); task.isPresent(); task = first()) {
            if (!isTaken(task.get())) {
                return;
            }
            synchronized (waiting) {
                waiting.removeFirst();
            }
        }
        tellOfLost();
    }

    private Optional<Task> first() {
        synchronized (waiting) {
            return Optional.ofNullable(waiting.peekFirst());
        }
    }

    private static boolean isTaken(Task task) {
        try {
            return task.isDone();
        } catch (IllegalStateException e) {
            LOG.error("The ledger cannot be asked what it has of the account", e);
            return false;
        }
    }

    private void tellOfLost() {
        long count;
        synchronized (waiting) {
            count = lost;
            lost = 0;
        }
        if (count == 0) {
            return;
        }
        String sentence = count + " events of the account are missing here: the ledger could not be written in time.";
        if (!isWritten(Kind.DESK, DESK, DESK, clock.epochMillis(), LedgerContent.event("MISSING", sentence))) {
            synchronized (waiting) {
                lost += count;
            }
        }
    }

    private boolean isWritten(Kind kind, String subject, String actor, long atMillis, String content) {
        return ledger.append(kind, subject, actor, atMillis, content) instanceof Outcome.Written;
    }

    /** The entry's time is the venue's: that is when it was executed. */
    private boolean isWritten(Fill fill, String actor) {
        String content = LedgerContent.of(fill, venue.environment());
        boolean isKnown = ledger.about(fill.tradeId()).stream()
                .anyMatch(entry -> entry.kind() == Kind.FILL && LedgerContent.isOfSameTrade(entry.content(), content));
        return isKnown
                || isWritten(Kind.FILL, fill.tradeId(), actor, fill.stamp().venueMillis(), content);
    }

    /** Executions of this desk's orders while it was closed come with the first look, of which no event tells. */
    private boolean isWrittenOfMissed() {
        return view.get().fills().stream()
                .filter(fill -> !fill.label().isEmpty() && isOurs(fill.label()))
                .allMatch(fill -> isWritten(fill, COMPARISON));
    }

    private boolean isOurs(String label) {
        return ledger.latest(Kind.ORDER, label).isPresent();
    }

    /** Writes what still waits, on the caller's thread; to be called once the scribe's own thread has ended. */
    public void finish() {
        work();
        int left;
        synchronized (waiting) {
            left = waiting.size();
        }
        if (left > 0) {
            LOG.error("{} events of the account are missing in the ledger: it cannot be written", left);
        }
    }
}
