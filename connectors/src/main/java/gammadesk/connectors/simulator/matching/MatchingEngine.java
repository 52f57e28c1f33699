package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Orders of participants against each other and the market's own liquidity, by price, then by time. Single-threaded and
 * deterministic: equal calls give equal results; time comes with every call, in milliseconds since the epoch, and must
 * not fall. Ordinary refusals are values.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class MatchingEngine {
    /**
     * An engine without orders.
     *
     * @param market what it trades against
     * @param gate asked before every acceptance
     * @param listener told of everything
     */
    public MatchingEngine(MarketPort market, Gate gate, MatchingListener listener) {}

    /** Places an order. */
    public Outcome place(long account, OrderTerms terms, long now) {
        throw new UnsupportedOperationException();
    }

    /**
     * Changes a live order. A smaller amount keeps its place in the queue; a larger one or another price loses it. The
     * amount cannot go below what is filled.
     */
    public Outcome edit(long account, String orderId, Edit edit, long now) {
        throw new UnsupportedOperationException();
    }

    /** Cancels a live order; the executions of the answer are empty. */
    public Outcome cancel(long account, String orderId, long now) {
        throw new UnsupportedOperationException();
    }

    /** Cancels those live orders of an account that are wanted, oldest first; returns them as cancelled. */
    public List<OrderReport> cancelAll(long account, Predicate<OrderReport> wanted, CancelReason reason, long now) {
        throw new UnsupportedOperationException();
    }

    /** An order by id, live or closed as long as it is remembered, whosever it is. */
    public Optional<OrderReport> find(String orderId) {
        throw new UnsupportedOperationException();
    }

    /** The live orders of an account, untriggered ones included, oldest first. */
    public List<OrderReport> open(long account) {
        throw new UnsupportedOperationException();
    }

    /** The orders of an account that are no longer live, newest first, as many as are remembered. */
    public List<OrderReport> history(long account) {
        throw new UnsupportedOperationException();
    }

    /**
     * Time or prices have moved: what is triggered goes, what has expired is cancelled, advanced orders are priced
     * anew.
     */
    public void advance(long now) {
        throw new UnsupportedOperationException();
    }

    /** The market's own liquidity has changed: what it crosses is filled at the resting order's price. */
    public void houseChanged(String instrument, long now) {
        throw new UnsupportedOperationException();
    }

    /** The instrument is gone: its live orders are cancelled with reason settlement. */
    public void delisted(String instrument, long now) {
        throw new UnsupportedOperationException();
    }

    /**
     * A customer of the market is about to take its own best level: what participants have to give before it, at a
     * better price or at the same price with the older right, is done first.
     *
     * @param amount at most, in {@link Units}
     * @return what is left for the market itself, in {@link Units}
     */
    public long customerTakes(String instrument, Side taker, long amount, long now) {
        throw new UnsupportedOperationException();
    }

    /** Whether participants have anything resting in an instrument. */
    public boolean hasOrders(String instrument) {
        throw new UnsupportedOperationException();
    }

    /** The levels of one side of the merged book, best first, at most so many. */
    public List<OrderBook.Level> levels(String instrument, Side side, int depth) {
        throw new UnsupportedOperationException();
    }
}
