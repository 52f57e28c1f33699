package gammadesk.app.hedging;

import gammadesk.analytics.hedging.GuardContext.Sent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The desk's own orders of the last minutes, for the guardrails on rate and duplicates. */
final class SentOrders {
    private static final long KEPT_MILLIS = 10 * 60_000;

    private final Deque<Sent> sent = new ArrayDeque<>();

    void add(OrderNote note) {
        sent.addLast(
                new Sent(note.job(), note.atMillis(), note.instrument(), note.side(), note.amount(), note.price()));
    }

    /** Those that are remembered, oldest first. */
    List<Sent> until(long nowMillis) {
        sent.removeIf(one -> one.millis() < nowMillis - KEPT_MILLIS);
        return List.copyOf(sent);
    }
}
