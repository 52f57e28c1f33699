package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Our resting orders in one instrument: by price, then in the order in which they came. */
final class OwnOrders {
    private final List<Live> buys = new ArrayList<>(0);
    private final List<Live> sells = new ArrayList<>(0);

    boolean isEmpty() {
        return buys.isEmpty() && sells.isEmpty();
    }

    void add(Live order) {
        List<Live> orders = list(order.side());
        int at = orders.size();
        while (at > 0 && order.beats(orders.get(at - 1).limit())) {
            at--;
        }
        orders.add(at, order);
        order.join();
    }

    void remove(Live order) {
        list(order.side()).remove(order);
        order.leave();
    }

    /** The one that is met first, null without any. */
    @Nullable
    Live first(Side side) {
        List<Live> orders = list(side);
        return orders.isEmpty() ? null : orders.getFirst();
    }

    /** Those of a side as they stand now. */
    List<Live> of(Side side) {
        return List.copyOf(list(side));
    }

    /** All as they stand now. */
    List<Live> all() {
        return Stream.concat(buys.stream(), sells.stream()).toList();
    }

    /** What is shown in the market has changed. */
    void see(Quotes quotes, double share) {
        see(buys, quotes.of(Side.BUY), share);
        see(sells, quotes.of(Side.SELL), share);
    }

    private static void see(List<Live> orders, Ladder shown, double share) {
        for (int i = 0; i < orders.size(); i++) {
            orders.get(i).see(shown.shownAt(orders.get(i).limit()), share);
        }
    }

    private List<Live> list(Side side) {
        return side == Side.BUY ? buys : sells;
    }
}
