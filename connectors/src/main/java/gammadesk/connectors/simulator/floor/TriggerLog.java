package gammadesk.connectors.simulator.floor;

import gammadesk.connectors.simulator.matching.OrderReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of orders that wait for a price, newest first, as far back as is remembered. */
public final class TriggerLog {
    private static final int DEPTH = 10_000;

    private final Map<Long, Deque<OrderReport>> byAccount = new HashMap<>();

    /** Whether an order's changes are written here: those of the order that a trigger places are not. */
    public static boolean concerns(OrderReport order) {
        return order.terms().type().isTrigger() && order.triggerOrderId().isEmpty();
    }

    void add(OrderReport order) {
        if (!concerns(order)) {
            return;
        }
        Deque<OrderReport> log = byAccount.computeIfAbsent(order.account(), _ -> new ArrayDeque<>());
        log.addFirst(order);
        if (log.size() > DEPTH) {
            log.removeLast();
        }
    }

    /** The steps of an account's trigger orders, newest first. */
    public List<OrderReport> of(long account) {
        return List.copyOf(byAccount.getOrDefault(account, new ArrayDeque<>()));
    }
}
