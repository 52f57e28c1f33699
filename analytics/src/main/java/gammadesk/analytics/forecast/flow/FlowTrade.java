package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;

/**
 * A trade as a picture shows it.
 *
 * @param millis the venue's time, milliseconds since the epoch
 * @param direction side of the taker
 * @param price in the instrument's price unit
 * @param amount in the instrument's amount unit
 * @param liquidation who was liquidated
 */
public record FlowTrade(long millis, Side direction, double price, double amount, Trade.Liquidation liquidation) {
    static FlowTrade of(Trade trade) {
        return new FlowTrade(
                trade.stamp().venueMillis(), trade.direction(), trade.price(), trade.amount(), trade.liquidation());
    }

    /**
     * What was bought by force, negative when it was sold: the taker's amount when the taker was liquidated, the
     * opposite when the maker was, nothing on balance when both were.
     */
    public double forced() {
        double signed = direction.sign() * amount;
        return switch (liquidation) {
            case TAKER -> signed;
            case MAKER -> -signed;
            case NONE, BOTH -> 0;
        };
    }
}
