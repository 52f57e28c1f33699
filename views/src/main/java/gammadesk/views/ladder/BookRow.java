package gammadesk.views.ladder;

import gammadesk.analytics.market.OrderBook;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the ladder: one price level, or the gap between bids and asks.
 *
 * @param side of the level; {@link Side#SPREAD} for the gap
 * @param rank 1 for the best level
 * @param price in the instrument's price unit; of the gap, its width
 * @param amount in the instrument's amount unit
 * @param total of this level and all better ones
 * @param share of the largest total shown, 0 .. 1
 */
record BookRow(Side side, int rank, double price, double amount, double total, double share) {
    /** Where a line stands. */
    enum Side {
        ASK,
        SPREAD,
        BID
    }

    /** Asks from the farthest to the best, the gap, bids from the best to the farthest. */
    static List<BookRow> of(OrderBook book, int depth) {
        List<BookRow> asks = levels(Side.ASK, book.asks(), depth);
        List<BookRow> bids = levels(Side.BID, book.bids(), depth);
        double most = Math.max(total(asks), total(bids));
        List<BookRow> rows = new ArrayList<>();
        asks.reversed().forEach(row -> rows.add(row.withShareOf(most)));
        rows.add(gap(book));
        bids.forEach(row -> rows.add(row.withShareOf(most)));
        return rows;
    }

    String key() {
        return side + "/" + rank;
    }

    boolean is(Side wanted) {
        return side == wanted;
    }

    private static List<BookRow> levels(Side side, List<OrderBook.Level> levels, int depth) {
        List<BookRow> rows = new ArrayList<>();
        double total = 0;
        for (int i = 0; i < Math.min(depth, levels.size()); i++) {
            OrderBook.Level level = levels.get(i);
            total += level.amount();
            rows.add(new BookRow(side, i + 1, level.price(), level.amount(), total, 0));
        }
        return rows;
    }

    private static double total(List<BookRow> rows) {
        return rows.isEmpty() ? 0 : rows.getLast().total();
    }

    private static BookRow gap(OrderBook book) {
        double width = book.quote().ask() - book.quote().bid();
        return new BookRow(Side.SPREAD, 0, width, Double.NaN, Double.NaN, 0);
    }

    private BookRow withShareOf(double most) {
        return new BookRow(side, rank, price, amount, total, most > 0 ? total / most : 0);
    }
}
