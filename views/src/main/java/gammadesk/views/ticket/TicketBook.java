package gammadesk.views.ticket;

import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Side;
import gammadesk.views.ticket.TicketModel.Level;
import java.util.ArrayList;
import java.util.List;

/** The lines of the book beside the ticket. Pure. */
final class TicketBook {
    private static final int DEPTH = 6;

    private TicketBook() {}

    /** Asks from the farthest to the best, then bids from the best. */
    static List<Level> levels(OrderBook book) {
        List<Level> levels = new ArrayList<>();
        for (int i = Math.min(DEPTH, book.asks().size()) - 1; i >= 0; i--) {
            OrderBook.Level ask = book.asks().get(i);
            levels.add(new Level(Side.SELL, i + 1, ask.price(), ask.amount()));
        }
        for (int i = 0; i < Math.min(DEPTH, book.bids().size()); i++) {
            OrderBook.Level bid = book.bids().get(i);
            levels.add(new Level(Side.BUY, i + 1, bid.price(), bid.amount()));
        }
        return levels;
    }

    /** What the instrument's own quote knows while its book is not followed yet. */
    static List<Level> best(QuotedInstrument market) {
        List<Level> levels = new ArrayList<>();
        if (market.quote().ask() > 0) {
            levels.add(
                    new Level(Side.SELL, 1, market.quote().ask(), market.quote().askAmount()));
        }
        if (market.quote().bid() > 0) {
            levels.add(
                    new Level(Side.BUY, 1, market.quote().bid(), market.quote().bidAmount()));
        }
        return levels;
    }
}
