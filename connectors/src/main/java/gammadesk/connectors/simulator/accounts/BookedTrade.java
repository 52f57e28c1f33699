package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Side;
import java.math.BigDecimal;

/**
 * An execution as the accounts book it. A trade of a combo is booked as its legs, all at once.
 *
 * @param tradeId the venue's id
 * @param instrument the venue's name; option, future or perpetual
 * @param price in the instrument's price unit, positive
 * @param amount in the instrument's amount unit, positive
 * @param timestamp venue time, milliseconds
 * @param buyer who gets longer
 * @param seller who gets shorter
 */
public record BookedTrade(
        String tradeId,
        String instrument,
        BigDecimal price,
        BigDecimal amount,
        long timestamp,
        Party buyer,
        Party seller) {
    /** Throws {@link IllegalArgumentException} when price or amount is not positive. */
    public BookedTrade {
        if (price.signum() <= 0 || amount.signum() <= 0) {
            throw new IllegalArgumentException("not a trade: " + amount + " at " + price);
        }
    }

    /**
     * One side of it.
     *
     * @param accountId whose
     * @param orderId by which order; empty for the market's own liquidity
     * @param maker whether the order was resting
     * @param liquidation whether the venue closed the position by force
     */
    public record Party(long accountId, String orderId, boolean maker, boolean liquidation) {}

    /** The party of a side. */
    Party party(Side side) {
        return side == Side.BUY ? buyer : seller;
    }
}
