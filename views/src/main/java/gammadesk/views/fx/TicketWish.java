package gammadesk.views.fx;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * With what an order ticket is to begin.
 *
 * @param instrument the venue's name
 * @param side empty to keep the ticket's
 * @param amount in the instrument's amount unit, empty to keep the ticket's
 * @param price in the instrument's price unit, empty to begin at the market
 * @param reduceOnly whether it is to take a position back
 * @param change the open order to change, empty for a new one
 * @param from the panel to go back to
 */
public record TicketWish(
        String instrument,
        Optional<Side> side,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> price,
        boolean reduceOnly,
        Optional<Order> change,
        String from) {
    /** A fresh order in an instrument. */
    public static TicketWish of(String instrument, String from) {
        return new TicketWish(
                instrument, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), from);
    }

    /** A fresh order at a price. */
    public static TicketWish at(String instrument, Side side, Optional<BigDecimal> price, String from) {
        return new TicketWish(instrument, Optional.of(side), Optional.empty(), price, false, Optional.empty(), from);
    }

    /** An order that takes a position back. */
    public static TicketWish closing(String instrument, BigDecimal size, String from) {
        Side side = size.signum() > 0 ? Side.SELL : Side.BUY;
        return new TicketWish(
                instrument, Optional.of(side), Optional.of(size.abs()), Optional.empty(), true, Optional.empty(), from);
    }

    /** A change of an open order. */
    public static TicketWish change(Order order, String from) {
        return new TicketWish(
                order.instrument(),
                Optional.of(order.side()),
                Optional.of(order.amount()),
                order.price(),
                order.reduceOnly(),
                Optional.of(order),
                from);
    }
}
