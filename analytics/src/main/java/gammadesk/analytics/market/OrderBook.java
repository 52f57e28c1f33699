package gammadesk.analytics.market;

import java.util.List;

/**
 * An order book at one moment, best level first.
 *
 * @param instrument the venue's name
 * @param changeId the venue's sequence number of this state
 * @param bids descending by price
 * @param asks ascending by price
 * @param stale true from the moment a change was missed until the book is whole again: show it as stale, never trade on
 *     it
 * @param stamp when
 */
public record OrderBook(
        String instrument, long changeId, List<Level> bids, List<Level> asks, boolean stale, Stamp stamp) {
    /**
     * One price level.
     *
     * @param price in the instrument's price unit
     * @param amount in the instrument's amount unit
     */
    public record Level(double price, double amount) {}

    public OrderBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** The same book, no longer to be trusted. */
    public OrderBook asStale() {
        return new OrderBook(instrument, changeId, bids, asks, true, stamp);
    }

    /** Best bid and ask. */
    public Quote quote() {
        Level bid = bids.isEmpty() ? new Level(Double.NaN, 0) : bids.getFirst();
        Level ask = asks.isEmpty() ? new Level(Double.NaN, 0) : asks.getFirst();
        return new Quote(bid.price(), bid.amount(), ask.price(), ask.amount());
    }
}
