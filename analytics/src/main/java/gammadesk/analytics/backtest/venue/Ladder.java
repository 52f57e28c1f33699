package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import java.util.List;

/**
 * What stands on one side of a book, best first, and how much of it has been taken by us. A level that is shown again
 * with the same amount is the same level: what was taken of it stays taken until it is shown with another one.
 */
final class Ladder {
    private static final double[] NOTHING = {};

    private final Side side;
    private List<Level> levels = List.of();
    private Quote quote = Quote.NONE;
    private boolean isBook;
    private double[] taken = NOTHING;

    /** @param side of the orders that stand here: bids are buying */
    Ladder(Side side) {
        this.side = side;
    }

    void show(List<Level> next) {
        double[] still = NOTHING;
        if (taken.length > 0) {
            still = next.stream()
                    .mapToDouble(level -> takenOf(level.price(), level.amount()))
                    .toArray();
        }
        isBook = true;
        levels = next;
        taken = still;
    }

    void show(Quote next) {
        if (taken.length > 0) {
            taken = new double[] {takenOf(price(next), amount(next))};
        }
        isBook = false;
        quote = next;
    }

    private double takenOf(double price, double amount) {
        for (int i = 0; i < size(); i++) {
            if (price(i) == price && shown(i) == amount) {
                return taken[i];
            }
        }
        return 0;
    }

    int size() {
        return isBook ? levels.size() : price(quote) > 0 ? 1 : 0;
    }

    double price(int level) {
        return isBook ? levels.get(level).price() : price(quote);
    }

    /** The best price, NaN without one. */
    double best() {
        return size() > 0 ? price(0) : Double.NaN;
    }

    /** Whether it is known how much stands there. */
    boolean isSized() {
        return isBook || !Double.isNaN(amount(quote));
    }

    /** What can still be had of a level when a share of it can be had at all; unbounded where sizes are not known. */
    double left(int level, double share) {
        double gone = taken.length > 0 ? taken[level] : 0;
        return isSized() ? Math.max(0, share * shown(level) - gone) : Double.POSITIVE_INFINITY;
    }

    void take(int level, double amount) {
        if (!isSized()) {
            return;
        }
        if (taken.length == 0) {
            taken = new double[size()];
        }
        taken[level] += amount;
    }

    /**
     * How much others show at a price of this side: 0 where nobody stands although one could see it, NaN where one
     * cannot see, beyond the last level or without sizes.
     */
    double shownAt(double price) {
        for (int i = 0; i < size(); i++) {
            if (price(i) == price) {
                return shown(i);
            }
            if (side.sign() * (price - price(i)) > 0) {
                return 0;
            }
        }
        return size() == 0 ? 0 : Double.NaN;
    }

    private double shown(int level) {
        return isBook ? levels.get(level).amount() : amount(quote);
    }

    private double price(Quote of) {
        return side == Side.BUY ? of.bid() : of.ask();
    }

    private double amount(Quote of) {
        return side == Side.BUY ? of.bidAmount() : of.askAmount();
    }
}
