package gammadesk.analytics.hedging;

import java.util.Map;
import java.util.TreeMap;

/**
 * The limits that no order passes, whoever approved it. NaN stops everything that depends on it.
 *
 * @param orderCoin largest order, coin
 * @param orderUsd largest order, USD of notional
 * @param collarMark how far the limit price may be on the bad side of the mark, a share of it
 * @param collarBook how far it may be beyond the best price of the other side, a share of that
 * @param collarOption the same two for an option, whose spread is a larger share of its price
 * @param ordersPerMinute how many may be sent in any minute
 * @param duplicateMillis within which an equal order is taken for the same one
 * @param positionCoin largest position in one instrument, coin
 * @param deltaCoin largest delta of the book
 * @param gamma largest gamma of the book, change of delta per USD
 * @param vegaUsd largest vega of the book, USD per vol point
 * @param freeMargin least share of the equity that stays free above the initial margin
 * @param dailyLossUsd loss from which nothing may increase risk
 * @param dataAgeSeconds oldest price on which an order may rest
 */
public record HardLimits(
        double orderCoin,
        double orderUsd,
        double collarMark,
        double collarBook,
        double collarOption,
        int ordersPerMinute,
        long duplicateMillis,
        double positionCoin,
        double deltaCoin,
        double gamma,
        double vegaUsd,
        double freeMargin,
        double dailyLossUsd,
        double dataAgeSeconds) {
    /** Careful ones for a book of a few bitcoins. */
    public static final HardLimits CAREFUL =
            new HardLimits(5, 250_000, 0.02, 0.005, 0.15, 20, 5_000, 50, 5, 0.01, 5_000, 0.1, 25_000, 5);

    /**
     * The same for the same money in a coin of which so many are worth one of these. A coin worth a twentieth has, for
     * the same money, a gamma in coin per USD that is four hundred times as large.
     */
    public HardLimits scaled(double coins) {
        return new HardLimits(
                orderCoin * coins,
                orderUsd,
                collarMark,
                collarBook,
                collarOption,
                ordersPerMinute,
                duplicateMillis,
                positionCoin * coins,
                deltaCoin * coins,
                gamma * coins * coins,
                vegaUsd,
                freeMargin,
                dailyLossUsd,
                dataAgeSeconds);
    }

    /** By name, for what is shown and hashed. */
    public Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        words.put("order, coin", Double.toString(orderCoin));
        words.put("order, USD", Double.toString(orderUsd));
        words.put("collar from mark", Double.toString(collarMark));
        words.put("collar from book", Double.toString(collarBook));
        words.put("collar of an option", Double.toString(collarOption));
        words.put("orders per minute", Integer.toString(ordersPerMinute));
        words.put("duplicate within ms", Long.toString(duplicateMillis));
        words.put("position, coin", Double.toString(positionCoin));
        words.put("delta, coin", Double.toString(deltaCoin));
        words.put("gamma, coin per USD", Double.toString(gamma));
        words.put("vega, USD per point", Double.toString(vegaUsd));
        words.put("free margin", Double.toString(freeMargin));
        words.put("daily loss, USD", Double.toString(dailyLossUsd));
        words.put("data age, s", Double.toString(dataAgeSeconds));
        return words;
    }
}
