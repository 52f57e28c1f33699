package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;

/**
 * What others offer in one instrument: the book from the first one on that is told, else the best quotes of the ticker.
 * While a book is followed the ticker only says that the market is alive.
 */
final class Quotes {
    private final Ladder bids = new Ladder(Side.BUY);
    private final Ladder asks = new Ladder(Side.SELL);
    private boolean followsBook;
    private boolean stale;
    private long toldMillis;

    void tell(Quote quote, long now) {
        toldMillis = now;
        if (!followsBook) {
            bids.show(quote);
            asks.show(quote);
        }
    }

    void tell(OrderBook book, long now) {
        followsBook = true;
        stale = book.stale();
        toldMillis = now;
        if (!stale) {
            bids.show(book.bids());
            asks.show(book.asks());
        }
    }

    /** Where orders of a side stand. */
    Ladder of(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** What an order of a side meets. */
    Ladder against(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    /** Whether there are fresh quotes on both sides that do not cross each other. */
    boolean areGood(long now, long life) {
        return !stale && now - toldMillis <= life && bids.best() > 0 && asks.best() >= bids.best();
    }

    /** When something was last told, milliseconds since the epoch. */
    long toldMillis() {
        return toldMillis;
    }

    /** NaN without quotes on both sides. */
    double mid() {
        return (bids.best() + asks.best()) / 2;
    }

    /**
     * What a taker pays at a level: its price, but where sizes are not known only a fraction of the way from the mid.
     */
    double price(Side taker, int level, double crossing) {
        Ladder against = against(taker);
        double price = against.price(level);
        return against.isSized() || crossing == 1 ? price : mid() + crossing * (price - mid());
    }
}
