package gammadesk.analytics.market;

import java.util.Locale;
import java.util.Optional;

/** How an order finds its price. */
public enum OrderType {
    LIMIT,
    MARKET,
    MARKET_LIMIT,
    STOP_LIMIT,
    STOP_MARKET,
    TAKE_LIMIT,
    TAKE_MARKET,
    TRAILING_STOP;

    /** The venue's word, such as {@code stop_limit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a venue's word; empty for a word that is not known here. */
    public static Optional<OrderType> of(String word) {
        for (OrderType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
