package gammadesk.analytics.hedging;

import java.util.Map;
import java.util.TreeMap;

/**
 * The prices that stood beside a proposal: indexes and marks by name.
 *
 * @param millis the market's moment, milliseconds since the epoch
 * @param prices by coin or instrument, each in its own unit
 */
public record MarketSeen(long millis, Map<String, Double> prices) {
    public MarketSeen {
        prices = Map.copyOf(prices);
    }

    /**
     * How far the market went from here: the largest relative move of any price that was shown. Infinite when a price
     * is missing on the other side or is not a number, so that nothing is sent on it.
     */
    public double distanceTo(MarketSeen later) {
        return prices.entrySet().stream()
                .mapToDouble(price -> distance(price.getValue(), later.prices.getOrDefault(price.getKey(), Double.NaN)))
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double distance(double was, double is) {
        double move = Math.abs(is / was - 1);
        return was > 0 && Double.isFinite(move) ? move : Double.POSITIVE_INFINITY;
    }

    Map<String, Double> sorted() {
        return new TreeMap<>(prices);
    }
}
