package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import java.util.List;

/**
 * What one book says by itself. A price that needs both sides is NaN while one is empty.
 *
 * @param mid middle of the best quotes
 * @param microprice the weighted middle, (bid x ask size + ask x bid size) / (bid size + ask size): it leans towards
 *     the side that is about to give way. It is not Stoikov's (2018) estimated one
 * @param spreadBps best ask less best bid, in basis points of the middle
 * @param imbalance1 (bids - asks) / (bids + asks) at the best level; NaN in an empty book
 * @param imbalance5 over five levels
 * @param imbalance10 over ten levels
 * @param bidDepth bids within the band below the middle
 * @param askDepth asks within the band above the middle
 */
public record BookReading(
        double mid,
        double microprice,
        double spreadBps,
        double imbalance1,
        double imbalance5,
        double imbalance10,
        double bidDepth,
        double askDepth) {
    /** Levels beyond are not looked at, so that a reading costs the same in any book. */
    static final int MOST_LEVELS = 100;

    private static final double BPS = 1e4;

    /** Reads a book, with depth within a band of so many basis points of the middle. */
    public static BookReading of(OrderBook book, double bandBps) {
        Quote quote = book.quote();
        double mid = quote.mid();
        double sizes = quote.bidAmount() + quote.askAmount();
        double micro = (quote.bid() * quote.askAmount() + quote.ask() * quote.bidAmount()) / sizes;
        return new BookReading(
                mid,
                quote.isTwoSided() ? micro : Double.NaN,
                (quote.ask() - quote.bid()) / mid * BPS,
                imbalance(book, 1),
                imbalance(book, 5),
                imbalance(book, 10),
                depth(book.bids(), mid * (1 - bandBps / BPS), Side.SELL),
                depth(book.asks(), mid * (1 + bandBps / BPS), Side.BUY));
    }

    /** (bids - asks) / (bids + asks) over the first levels; NaN in an empty book. */
    public static double imbalance(OrderBook book, int levels) {
        double bids = amount(book.bids(), levels);
        double asks = amount(book.asks(), levels);
        return (bids - asks) / (bids + asks);
    }

    private static double amount(List<Level> side, int levels) {
        double sum = 0;
        for (int i = 0; i < Math.min(levels, side.size()); i++) {
            sum += side.get(i).amount();
        }
        return sum;
    }

    /**
     * What the side that takers of a direction eat holds up to a price, that included; NaN when the price is not known.
     */
    static double depth(List<Level> side, double limit, Side direction) {
        if (Double.isNaN(limit)) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < Math.min(MOST_LEVELS, side.size()); i++) {
            Level level = side.get(i);
            sum += direction.sign() * (level.price() - limit) <= 0 ? level.amount() : 0;
        }
        return sum;
    }
}
