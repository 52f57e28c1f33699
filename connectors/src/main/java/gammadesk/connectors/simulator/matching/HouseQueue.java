package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import java.util.function.LongSupplier;

/**
 * Since when the market's own levels of one side have stood, so that they queue with the participants' orders. A level
 * that has grown has come anew, as an order would.
 */
final class HouseQueue {
    private final HouseBook house;
    private final Side side;
    private long[] prices = {};
    private long[] amounts = {};
    private long[] arrivals = {};

    HouseQueue(HouseBook house, Side side) {
        this.house = house;
        this.side = side;
    }

    /** Looks at the market again; whatever is new arrives now. */
    void refresh(LongSupplier clock) {
        int count = house.levels(side);
        if (isSame(count)) {
            return;
        }
        long[] newPrices = new long[count];
        long[] newAmounts = new long[count];
        long[] newArrivals = new long[count];
        long now = clock.getAsLong();
        for (int i = 0; i < count; i++) {
            newPrices[i] = house.price(side, i);
            newAmounts[i] = house.amount(side, i);
            int old = indexOf(newPrices[i]);
            newArrivals[i] = old >= 0 && newAmounts[i] <= amounts[old] ? arrivals[old] : now;
        }
        prices = newPrices;
        amounts = newAmounts;
        arrivals = newArrivals;
    }

    /** When the level at a price came; never, for a price without one. */
    long arrival(long price) {
        int i = indexOf(price);
        return i < 0 ? Long.MAX_VALUE : arrivals[i];
    }

    private boolean isSame(int count) {
        if (count != prices.length) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (house.price(side, i) != prices[i] || house.amount(side, i) != amounts[i]) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(long price) {
        for (int i = 0; i < prices.length; i++) {
            if (prices[i] == price) {
                return i;
            }
        }
        return -1;
    }
}
