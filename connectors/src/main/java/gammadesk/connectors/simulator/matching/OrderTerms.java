package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a participant asks for. Nothing is checked here: the engine refuses what cannot be.
 *
 * @param instrument the venue's name
 * @param side buy or sell
 * @param type what sort of order
 * @param amount in the instrument's amount unit: coin for options, USD for inverse futures
 * @param price in the instrument's price unit; USD or percent of volatility for an advanced order; empty where the type
 *     needs none
 * @param timeInForce how long
 * @param postOnly never to take: the price gives way instead
 * @param rejectPostOnly with {@code postOnly}: refuse rather than give way
 * @param reduceOnly never to enlarge or turn the position
 * @param trigger of a trigger order
 * @param advanced of an option order that is not priced in coin
 * @param validUntil refuse when the engine gets to it at this time or later, milliseconds since the epoch
 * @param label the participant's own, empty for none; not unique
 * @param mmp counts for market maker protection
 * @param quote of one side of a mass quote
 * @param displayAmount of an iceberg: how much of it is shown at a time; empty shows all of it
 * @param liquidation placed by the venue to liquidate: neither funds nor, with a limit, the price band hold it back
 */
public record OrderTerms(
        String instrument,
        Side side,
        OrderType type,
        BigDecimal amount,
        Optional<BigDecimal> price,
        TimeInForce timeInForce,
        boolean postOnly,
        boolean rejectPostOnly,
        boolean reduceOnly,
        Optional<Trigger> trigger,
        Optional<Advanced> advanced,
        OptionalLong validUntil,
        String label,
        boolean mmp,
        Optional<QuoteTag> quote,
        Optional<BigDecimal> displayAmount,
        boolean liquidation) {
    /**
     * When a trigger order goes.
     *
     * @param source the price that is watched
     * @param price in the unit of that price; empty for a trailing stop
     * @param offset of a trailing stop, in the unit of that price: how far the price may turn back
     */
    public record Trigger(TriggerSource source, Optional<BigDecimal> price, Optional<BigDecimal> offset) {
        /** At a fixed price. */
        public static Trigger at(TriggerSource source, BigDecimal price) {
            return new Trigger(source, Optional.of(price), Optional.empty());
        }
    }

    /** A plain limit order, good till cancelled. */
    public static OrderTerms limit(String instrument, Side side, BigDecimal amount, BigDecimal price) {
        return of(instrument, side, OrderType.LIMIT, amount, Optional.of(price));
    }

    /** A plain market order. */
    public static OrderTerms market(String instrument, Side side, BigDecimal amount) {
        return of(instrument, side, OrderType.MARKET, amount, Optional.empty());
    }

    /** An order of a type, good till cancelled, with nothing special about it. */
    public static OrderTerms of(
            String instrument, Side side, OrderType type, BigDecimal amount, Optional<BigDecimal> price) {
        return new OrderTerms(
                instrument,
                side,
                type,
                amount,
                price,
                TimeInForce.GOOD_TIL_CANCELLED,
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The same with another time in force. */
    public OrderTerms withTimeInForce(TimeInForce next) {
        return with(type, amount, price, next, postOnly, rejectPostOnly, reduceOnly, trigger, advanced, label);
    }

    /** The same, never to take; {@code reject} refuses rather than gives way. */
    public OrderTerms withPostOnly(boolean next, boolean reject) {
        return with(type, amount, price, timeInForce, next, reject, reduceOnly, trigger, advanced, label);
    }

    /** The same, never to enlarge the position. */
    public OrderTerms withReduceOnly(boolean next) {
        return with(type, amount, price, timeInForce, postOnly, rejectPostOnly, next, trigger, advanced, label);
    }

    /** The same with a trigger. */
    public OrderTerms withTrigger(Trigger next) {
        return with(
                type,
                amount,
                price,
                timeInForce,
                postOnly,
                rejectPostOnly,
                reduceOnly,
                Optional.of(next),
                advanced,
                label);
    }

    /** The same with the price in another form. */
    public OrderTerms withAdvanced(Advanced next) {
        return with(
                type,
                amount,
                price,
                timeInForce,
                postOnly,
                rejectPostOnly,
                reduceOnly,
                trigger,
                Optional.of(next),
                label);
    }

    /** The same with a label. */
    public OrderTerms withLabel(String next) {
        return with(type, amount, price, timeInForce, postOnly, rejectPostOnly, reduceOnly, trigger, advanced, next);
    }

    /** The same with another amount. */
    public OrderTerms withAmount(BigDecimal next) {
        return with(type, next, price, timeInForce, postOnly, rejectPostOnly, reduceOnly, trigger, advanced, label);
    }

    /** The same with another price. */
    public OrderTerms withPrice(BigDecimal next) {
        return with(
                type,
                amount,
                Optional.of(next),
                timeInForce,
                postOnly,
                rejectPostOnly,
                reduceOnly,
                trigger,
                advanced,
                label);
    }

    /** The same with a last moment, milliseconds since the epoch. */
    public OrderTerms withValidUntil(long millis) {
        return new OrderTerms(
                instrument,
                side,
                type,
                amount,
                price,
                timeInForce,
                postOnly,
                rejectPostOnly,
                reduceOnly,
                trigger,
                advanced,
                OptionalLong.of(millis),
                label,
                mmp,
                quote,
                displayAmount,
                liquidation);
    }

    /** The same, of which only so much is shown at a time. */
    public OrderTerms withDisplayAmount(Optional<BigDecimal> next) {
        return new OrderTerms(
                instrument,
                side,
                type,
                amount,
                price,
                timeInForce,
                postOnly,
                rejectPostOnly,
                reduceOnly,
                trigger,
                advanced,
                validUntil,
                label,
                mmp,
                quote,
                next,
                liquidation);
    }

    /** What reaches the book once this has triggered. */
    OrderTerms triggered() {
        return new OrderTerms(
                instrument,
                side,
                type.afterTrigger(),
                amount,
                price,
                timeInForce,
                postOnly,
                rejectPostOnly,
                reduceOnly,
                trigger,
                advanced,
                OptionalLong.empty(),
                label,
                mmp,
                quote,
                displayAmount,
                liquidation);
    }

    private OrderTerms with(
            OrderType nextType,
            BigDecimal nextAmount,
            Optional<BigDecimal> nextPrice,
            TimeInForce nextTime,
            boolean nextPostOnly,
            boolean nextReject,
            boolean nextReduceOnly,
            Optional<Trigger> nextTrigger,
            Optional<Advanced> nextAdvanced,
            String nextLabel) {
        return new OrderTerms(
                instrument,
                side,
                nextType,
                nextAmount,
                nextPrice,
                nextTime,
                nextPostOnly,
                nextReject,
                nextReduceOnly,
                nextTrigger,
                nextAdvanced,
                validUntil,
                nextLabel,
                mmp,
                quote,
                displayAmount,
                liquidation);
    }
}
