package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TimeInForce;
import java.util.OptionalDouble;

/**
 * What a trader asks of a replayed venue. Nothing is checked here: the venue refuses what cannot be, with a reason.
 *
 * @param instrument the venue's name
 * @param side buy or sell
 * @param amount in the instrument's amount unit, a multiple of its smallest amount
 * @param limit in its price unit, on its ladder; empty for an order at the market, which never rests
 * @param timeInForce good till cancelled, immediate or cancel, fill or kill; good till day is refused
 * @param postOnly never to take: refused when it would
 * @param reduceOnly never to open, enlarge or turn a position
 * @param validUntilMillis refused when it reaches the book at this moment or later; {@link Long#MAX_VALUE} for never
 * @param label the trader's own, may be empty
 */
public record VenueOrder(
        String instrument,
        Side side,
        double amount,
        OptionalDouble limit,
        TimeInForce timeInForce,
        boolean postOnly,
        boolean reduceOnly,
        long validUntilMillis,
        String label) {
    /** A limit order that stays until it is cancelled. */
    public static VenueOrder limit(String instrument, Side side, double amount, double price) {
        return plain(instrument, side, amount, OptionalDouble.of(price), TimeInForce.GOOD_TIL_CANCELLED);
    }

    /** A limit order of which the unfilled rest is cancelled at once. */
    public static VenueOrder immediate(String instrument, Side side, double amount, double price) {
        return plain(instrument, side, amount, OptionalDouble.of(price), TimeInForce.IMMEDIATE_OR_CANCEL);
    }

    /** An order at the market. */
    public static VenueOrder market(String instrument, Side side, double amount) {
        return plain(instrument, side, amount, OptionalDouble.empty(), TimeInForce.IMMEDIATE_OR_CANCEL);
    }

    private static VenueOrder plain(
            String instrument, Side side, double amount, OptionalDouble limit, TimeInForce timeInForce) {
        return new VenueOrder(instrument, side, amount, limit, timeInForce, false, false, Long.MAX_VALUE, "");
    }

    /** The same, never to take. */
    public VenueOrder asPostOnly() {
        return new VenueOrder(instrument, side, amount, limit, timeInForce, true, reduceOnly, validUntilMillis, label);
    }

    /** The same, never to open. */
    public VenueOrder asReduceOnly() {
        return new VenueOrder(instrument, side, amount, limit, timeInForce, postOnly, true, validUntilMillis, label);
    }

    /** The same with a last moment, milliseconds since the epoch. */
    public VenueOrder validUntil(long millis) {
        return new VenueOrder(instrument, side, amount, limit, timeInForce, postOnly, reduceOnly, millis, label);
    }

    /** The same with a label. */
    public VenueOrder labelled(String next) {
        return new VenueOrder(
                instrument, side, amount, limit, timeInForce, postOnly, reduceOnly, validUntilMillis, next);
    }
}
