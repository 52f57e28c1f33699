package gammadesk.connectors.simulator.matching;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of order a participant places. */
public enum OrderType {
    LIMIT,
    MARKET,
    /** Takes the best opposite price; what is left rests there. */
    MARKET_LIMIT,
    STOP_LIMIT,
    STOP_MARKET,
    TAKE_LIMIT,
    TAKE_MARKET,
    /** A stop whose trigger follows the best price since placing at a fixed distance. */
    TRAILING_STOP;

    /** The venue's word, such as {@code stop_limit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a word of the venue. */
    public static Optional<OrderType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** Whether it waits for a trigger first. */
    public boolean isTrigger() {
        return this != LIMIT && this != MARKET && this != MARKET_LIMIT;
    }

    /** Whether the participant names the price of the order that reaches the book. */
    public boolean needsPrice() {
        return this == LIMIT || this == STOP_LIMIT || this == TAKE_LIMIT;
    }

    /** Whether it triggers when the price turns to the participant's favour. */
    boolean isTake() {
        return this == TAKE_LIMIT || this == TAKE_MARKET;
    }

    /** What reaches the book once it has triggered; any other type is its own. */
    OrderType afterTrigger() {
        return switch (this) {
            case STOP_LIMIT, TAKE_LIMIT -> LIMIT;
            case STOP_MARKET, TAKE_MARKET, TRAILING_STOP -> MARKET;
            case LIMIT, MARKET, MARKET_LIMIT -> this;
        };
    }
}
