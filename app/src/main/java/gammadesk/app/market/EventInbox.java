package gammadesk.app.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the feed's thread leaves events and the analytics thread collects them. Of everything that replaces itself only
 * the newest is kept, so its size is bounded by the number of instruments; trades do not replace each other and are
 * bounded by count.
 */
final class EventInbox {
    private final int mostTrades;
    private Batch open = new Batch();
    private long droppedTrades;

    EventInbox(int mostTrades) {
        this.mostTrades = mostTrades;
    }

    /** What came since the last collection. */
    static final class Batch {
        final Map<Currency, MarketEvent.Listing> listings = new HashMap<>();
        final Map<Currency, MarketEvent.Combos> combos = new HashMap<>();
        final Map<String, MarketEvent.StateChange> states = new HashMap<>();
        final Map<String, Ticker> tickers = new HashMap<>();
        final Map<String, OrderBook> books = new HashMap<>();
        final Map<String, MarketEvent.MarkUpdate> marks = new HashMap<>();
        final Map<String, IndexPrice> indices = new HashMap<>();
        final Map<String, MarketEvent.VolatilityIndexUpdate> volatilityIndices = new HashMap<>();
        final Map<String, MarketEvent.PlatformUpdate> platform = new HashMap<>();
        final Deque<Trade> trades = new ArrayDeque<>();
    }

    synchronized void put(MarketEvent event) {
        switch (event) {
            case MarketEvent.TickerUpdate update ->
                open.tickers.put(update.ticker().instrument(), update.ticker());
            case MarketEvent.BookUpdate update -> open.books.put(update.book().instrument(), update.book());
            case MarketEvent.MarkUpdate update -> open.marks.put(update.instrument(), update);
            case MarketEvent.IndexUpdate update ->
                open.indices.put(update.index().name(), update.index());
            case MarketEvent.VolatilityIndexUpdate update -> open.volatilityIndices.put(update.indexName(), update);
            case MarketEvent.Listing listing -> open.listings.put(listing.currency(), listing);
            case MarketEvent.Combos combos -> open.combos.put(combos.currency(), combos);
            case MarketEvent.StateChange change -> open.states.put(change.instrument(), change);
            case MarketEvent.PlatformUpdate update -> open.platform.put(update.scope(), update);
            case MarketEvent.TradeDone done -> addTrade(done.trade());
        }
    }

    private void addTrade(Trade trade) {
        if (open.trades.size() >= mostTrades) {
            open.trades.removeFirst();
            droppedTrades++;
        }
        open.trades.addLast(trade);
    }

    /** Hands over everything collected so far and starts anew. */
    synchronized Batch drain() {
        Batch full = open;
        open = new Batch();
        return full;
    }

    /** Trades that had to make room for newer ones unread. */
    synchronized long droppedTrades() {
        return droppedTrades;
    }
}
