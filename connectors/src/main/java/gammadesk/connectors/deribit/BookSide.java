package gammadesk.connectors.deribit;

import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.connectors.deribit.DeribitMessage.BookRow;
import java.util.ArrayList;
import java.util.List;

/** The levels of one side, best first, kept sorted under changes. */
final class BookSide {
    private final int direction;
    private final List<Level> levels = new ArrayList<>();

    private BookSide(int direction) {
        this.direction = direction;
    }

    /** Descending by price. */
    static BookSide bids() {
        return new BookSide(-1);
    }

    /** Ascending by price. */
    static BookSide asks() {
        return new BookSide(1);
    }

    void clear() {
        levels.clear();
    }

    void apply(List<BookRow> rows) {
        for (BookRow row : rows) {
            apply(row);
        }
    }

    int size() {
        return levels.size();
    }

    /** At most so many of the best levels. */
    List<Level> best(int most) {
        return List.copyOf(levels.subList(0, Math.min(most, levels.size())));
    }

    private void apply(BookRow row) {
        int at = position(row.price());
        boolean exists = at < levels.size() && levels.get(at).price() == row.price();
        if (row.isDelete()) {
            removeIf(exists, at);
        } else if (exists) {
            levels.set(at, new Level(row.price(), row.amount()));
        } else {
            levels.add(at, new Level(row.price(), row.amount()));
        }
    }

    private void removeIf(boolean exists, int at) {
        if (exists) {
            levels.remove(at);
        }
    }

    /** The first level that is not better than the price. */
    private int position(double price) {
        int low = 0;
        int high = levels.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (direction * levels.get(middle).price() < direction * price) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
