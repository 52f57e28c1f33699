package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What participants have resting on one side, best price first. Prices in {@link Units}. */
final class BookSide {
    private final int sign;
    /** By price, or by minus the price where the highest is best. */
    private final TreeMap<Long, PriceLevel> levels = new TreeMap<>();

    private @Nullable PriceLevel best;

    BookSide(Side side) {
        sign = -side.sign();
    }

    boolean isEmpty() {
        return best == null;
    }

    /** The first order in the queue. */
    @Nullable
    LiveOrder first() {
        return best == null ? null : best.first();
    }

    Collection<PriceLevel> levels() {
        return levels.values();
    }

    void add(LiveOrder order) {
        PriceLevel level = levels.computeIfAbsent(sign * order.price(), _ -> new PriceLevel(order.price()));
        level.add(order);
        if (best == null || sign * level.price < sign * best.price) {
            best = level;
        }
    }

    void remove(LiveOrder order) {
        PriceLevel level = order.level;
        if (level == null) {
            return;
        }
        level.remove(order);
        if (level.first() == null) {
            drop(level);
        }
    }

    private void drop(PriceLevel level) {
        levels.remove(sign * level.price);
        if (level == best) {
            Map.Entry<Long, PriceLevel> next = levels.firstEntry();
            best = next == null ? null : next.getValue();
        }
    }
}
