package gammadesk.connectors.deribit.account;

import gammadesk.analytics.port.Intent;
import gammadesk.analytics.port.OrderGateway.Outcome;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** An order or edit on its way, from the wish to the proof of what became of it. */
final class Ticket {
    final Intent intent;
    final String method;
    final Params params;
    final Set<String> after;
    final CompletableFuture<Outcome> answer = new CompletableFuture<>();
    final CompletableFuture<Outcome> settlement = new CompletableFuture<>();
    Phase phase = Phase.WAITING;
    /** Whether it stands in the log of intents. */
    boolean planned;
    /** How often the venue refused it and asked to try again. */
    int refusals;

    long notBeforeNanos;
    Optional<Lookup> lookup = Optional.empty();

    /** How far it has come. */
    enum Phase {
        /** For a connection, for its turn, or for what it depends on. */
        WAITING,
        /** Handed to the outbox. */
        QUEUED,
        /** On the wire. */
        SENT,
        /** Was on the wire, and no answer came. */
        UNKNOWN,
        SETTLED
    }

    Ticket(Intent intent, String method, Params params, Set<String> after, long nowNanos) {
        this.intent = intent;
        this.method = method;
        this.params = params;
        this.after = after;
        this.notBeforeNanos = nowNanos;
    }

    /** One left over from an earlier run: it may have been sent. */
    static Ticket leftOver(Intent intent, long nowNanos) {
        Ticket ticket = new Ticket(intent, "", new Params(), Set.of(), nowNanos);
        ticket.planned = true;
        return ticket;
    }

    String label() {
        return intent.label();
    }

    /** Whether it can still be taken back without asking the venue. */
    boolean isUnsent() {
        return phase == Phase.WAITING || phase == Phase.QUEUED;
    }
}
