package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import java.util.List;

/**
 * Order-flow imbalance between two states of a book (Cont, Kukanov and Stoikov 2014): what came to the bids or left the
 * asks, less what left the bids or came to the asks, in the unit of amounts. A better price counts with its whole size,
 * a price that went with the whole size it had. An empty side stands infinitely far away.
 */
public final class OrderFlow {
    /** Levels of the weighted sum. */
    public static final int LEVELS = 10;

    private OrderFlow() {}

    /** At the best level. */
    public static double best(OrderBook before, OrderBook after) {
        return at(0, before, after);
    }

    /** Over ten levels, the first with weight 1, the second 1/2, the n-th 1/n. */
    public static double weighted(OrderBook before, OrderBook after) {
        double sum = 0;
        for (int level = 0; level < LEVELS; level++) {
            sum += at(level, before, after) / (level + 1);
        }
        return sum;
    }

    private static double at(int level, OrderBook before, OrderBook after) {
        return side(level, 1, before.bids(), after.bids()) - side(level, -1, before.asks(), after.asks());
    }

    /** What came to a side less what left it; {@code better} is the direction of better prices. */
    private static double side(int level, int better, List<Level> before, List<Level> after) {
        double was = price(level, better, before);
        double is = price(level, better, after);
        double came = is >= was ? amount(level, after) : 0;
        double left = is <= was ? amount(level, before) : 0;
        return came - left;
    }

    /** Rising with quality: asks are turned over. */
    private static double price(int level, int better, List<Level> side) {
        return level < side.size() ? better * side.get(level).price() : Double.NEGATIVE_INFINITY;
    }

    private static double amount(int level, List<Level> side) {
        return level < side.size() ? side.get(level).amount() : 0;
    }
}
