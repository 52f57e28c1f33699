package gammadesk.analytics.market;

import java.math.BigDecimal;

/**
 * One execution of one of our orders.
 *
 * @param tradeId the venue's trade id
 * @param orderId the venue's order id
 * @param label our label of the order
 * @param instrument the venue's name
 * @param side ours
 * @param price in the instrument's price unit
 * @param amount in the instrument's amount unit
 * @param fee positive when paid
 * @param feeCurrency of the fee
 * @param maker whether our order was resting
 * @param stamp when
 */
public record Fill(
        String tradeId,
        String orderId,
        String label,
        String instrument,
        Side side,
        BigDecimal price,
        BigDecimal amount,
        BigDecimal fee,
        Currency feeCurrency,
        boolean maker,
        Stamp stamp) {}
