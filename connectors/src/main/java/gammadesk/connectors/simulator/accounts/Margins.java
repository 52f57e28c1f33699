package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.risk.StandardMargin.Margin;
import java.util.Map;

/**
 * The margin of one account in one currency, in that currency. NaN where a mark is missing, never too small.
 *
 * @param initial of positions and open orders
 * @param maintenance of positions
 * @param openOrders share of open orders in {@code initial}
 * @param positions of each instrument held, by itself
 * @param orders of the open orders of each instrument, by itself
 */
public record Margins(
        double initial,
        double maintenance,
        double openOrders,
        Map<String, Margin> positions,
        Map<String, Double> orders) {
    public Margins {
        positions = Map.copyOf(positions);
        orders = Map.copyOf(orders);
    }
}
