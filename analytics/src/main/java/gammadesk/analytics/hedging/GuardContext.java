package gammadesk.analytics.hedging;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the guardrails look at beside the order. NaN and empty mean that it is not known, and what is not known stops.
 *
 * @param hedge the proposal of which the order is a part; empty for an order of its own
 * @param nowMillis milliseconds since the epoch
 * @param indexUsd USD per coin
 * @param mark of the instrument, in its price unit
 * @param book live book of the instrument
 * @param dataAgeSeconds of the oldest price on which the order rests
 * @param feedWhole whether no message is missing
 * @param working own orders that may still be filled, unknown ones included; empty when the account is not known
 * @param sent own orders sent lately by the desk; empty when the record cannot be read
 * @param position held in the instrument, signed, in its amount unit
 * @param before risk of the book without the order
 * @param after risk with the order filled
 * @param todayUsd realised and open profit of the book since the day began
 */
public record GuardContext(
        String hedge,
        long nowMillis,
        double indexUsd,
        double mark,
        Optional<OrderBook> book,
        double dataAgeSeconds,
        boolean feedWhole,
        Optional<List<Order>> working,
        Optional<List<Sent>> sent,
        double position,
        Exposure before,
        Exposure after,
        double todayUsd) {
    /**
     * An order that was sent.
     *
     * @param hedge the proposal of which it is a part; empty for an order of its own
     * @param millis when
     */
    public record Sent(
            String hedge, long millis, String instrument, Side side, BigDecimal amount, BigDecimal limitPrice) {}

    /**
     * Risk and margin of the book; NaN where not known.
     *
     * @param deltaCoin coin
     * @param gamma change of delta per USD
     * @param vegaUsd USD per vol point
     * @param equity in the settlement currency
     * @param initialMargin in the same
     * @param maintenanceMargin in the same
     */
    public record Exposure(
            double deltaCoin,
            double gamma,
            double vegaUsd,
            double equity,
            double initialMargin,
            double maintenanceMargin) {
        /** Equity that is free above the initial margin, as a share of the equity. */
        double freeShare() {
            return equity > 0 ? (equity - initialMargin) / equity : Double.NaN;
        }
    }

    /**
     * Whether the order makes no greek larger and at least one smaller, keeping its sign or reaching zero. With
     * anything unknown it does not.
     */
    public boolean reducesRisk() {
        boolean noneGrows = isNoLarger(before.deltaCoin(), after.deltaCoin())
                && isNoLarger(before.gamma(), after.gamma())
                && isNoLarger(before.vegaUsd(), after.vegaUsd());
        boolean oneFalls = isSmaller(before.deltaCoin(), after.deltaCoin())
                || isSmaller(before.gamma(), after.gamma())
                || isSmaller(before.vegaUsd(), after.vegaUsd());
        return noneGrows && oneFalls;
    }

    /** Equal up to what adding and subtracting a position leaves behind. */
    private static boolean isNoLarger(double was, double is) {
        return Math.abs(is) <= Math.abs(was) * (1 + 1e-9) + 1e-12 && was * is >= -1e-12;
    }

    private static boolean isSmaller(double was, double is) {
        return Math.abs(is) < Math.abs(was) * (1 - 1e-9);
    }
}
