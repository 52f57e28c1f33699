package gammadesk.connectors.simulator.matching;

import org.jspecify.annotations.Nullable;

/** The participants' orders at one price, first come first. Prices and amounts in {@link Units}. */
final class PriceLevel {
    final long price;
    private @Nullable LiveOrder head;
    private @Nullable LiveOrder tail;
    private long total;

    PriceLevel(long price) {
        this.price = price;
    }

    @Nullable
    LiveOrder first() {
        return head;
    }

    /** What is seen to rest here in sum. */
    long total() {
        return total;
    }

    void add(LiveOrder order) {
        order.level = this;
        order.previous = tail;
        if (tail == null) {
            head = order;
        } else {
            tail.next = order;
        }
        tail = order;
        total += order.displayed();
    }

    void remove(LiveOrder order) {
        LiveOrder before = order.previous;
        LiveOrder after = order.next;
        if (before == null) {
            head = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            tail = before;
        } else {
            after.previous = before;
        }
        order.level = null;
        order.previous = null;
        order.next = null;
        total -= order.displayed();
    }

    /** So much less is seen of an order here. */
    void shrink(long amount) {
        total -= amount;
    }
}
