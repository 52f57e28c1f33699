package gammadesk.analytics.trading;

import gammadesk.analytics.market.AdvancedPrice;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TimeInForce;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * An order as a person or an advisor wants it, before anybody approved it.
 *
 * @param instrument the venue's name
 * @param side buy or sell
 * @param amount in the instrument's amount unit
 * @param type how it finds its price
 * @param limitPrice in the unit of {@code quoting}; empty for types without one
 * @param triggerPrice of stop and take orders
 * @param trigger which price triggers those
 * @param timeInForce how long it stays
 * @param postOnly refuse instead of taking liquidity
 * @param reduceOnly never open or turn a position
 * @param quoting the unit of the limit price; all but the price unit are kept by the venue
 */
public record OrderTicket(
        String instrument,
        Side side,
        BigDecimal amount,
        OrderType type,
        Optional<BigDecimal> limitPrice,
        Optional<BigDecimal> triggerPrice,
        TriggerSource trigger,
        TimeInForce timeInForce,
        boolean postOnly,
        boolean reduceOnly,
        Quoting quoting) {
    /** Which price sets off a stop or take order. */
    public enum TriggerSource {
        MARK("mark"),
        INDEX("index"),
        LAST("last trade");

        private final String words;

        TriggerSource(String words) {
            this.words = words;
        }

        /** For the screen. */
        public String words() {
            return words;
        }
    }

    /** A plain limit order that stays until it is cancelled. */
    public static OrderTicket limit(String instrument, Side side, BigDecimal amount, BigDecimal price) {
        return new OrderTicket(
                instrument,
                side,
                amount,
                OrderType.LIMIT,
                Optional.of(price),
                Optional.empty(),
                TriggerSource.MARK,
                TimeInForce.GOOD_TIL_CANCELLED,
                false,
                false,
                Quoting.PRICE);
    }

    /** The same with its limit price in another unit, which the venue keeps. */
    public OrderTicket quoted(Quoting unit) {
        return new OrderTicket(
                instrument,
                side,
                amount,
                type,
                limitPrice,
                triggerPrice,
                trigger,
                timeInForce,
                postOnly,
                reduceOnly,
                unit);
    }

    /** What the venue is to keep the price at; empty for a price of the order's own. */
    public Optional<AdvancedPrice> advanced() {
        return quoting == Quoting.PRICE ? Optional.empty() : limitPrice.map(value -> new AdvancedPrice(quoting, value));
    }

    /** Whether a type has a limit price. */
    public static boolean hasLimit(OrderType type) {
        return switch (type) {
            case LIMIT, STOP_LIMIT, TAKE_LIMIT -> true;
            case MARKET, MARKET_LIMIT, STOP_MARKET, TAKE_MARKET, TRAILING_STOP -> false;
        };
    }

    /** Whether a type waits for a trigger. */
    public static boolean hasTrigger(OrderType type) {
        return switch (type) {
            case STOP_LIMIT, STOP_MARKET, TAKE_LIMIT, TAKE_MARKET -> true;
            case LIMIT, MARKET, MARKET_LIMIT, TRAILING_STOP -> false;
        };
    }

    /** One clause, such as {@code buy 10 BTC-27MAR26-80000-C at 0.0345 (limit)}. */
    public String terms() {
        String at = advanced()
                .map(kept -> " at " + kept.words())
                .or(() -> limitPrice.map(price -> " at " + price.toPlainString()))
                .orElse(" at the market's price");
        String when = triggerPrice
                .map(price -> " once the " + trigger.words() + " price reaches " + price.toPlainString())
                .orElse("");
        return side.name().toLowerCase(Locale.ROOT) + " " + amount.toPlainString() + " " + instrument + at + when + " ("
                + type.word().replace('_', ' ') + ")";
    }
}
