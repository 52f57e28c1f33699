package gammadesk.connectors.simulator.matching;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order as the venue tells of it at one moment.
 *
 * @param id unique: {@code 123} in BTC, {@code ETH-123}, {@code USDC-123}; {@code ETH-SLTS-28} of a trigger order
 * @param account whose
 * @param terms as last asked for, by placing or editing
 * @param type what it is now: the venue calls a market-limit order limit, and a triggered one by what reached the book
 * @param state where it stands
 * @param price present limit in the instrument's price unit; for a market order its protection; empty for an
 *     untriggered one that will be a market order
 * @param amount in the instrument's amount unit
 * @param filled of the amount
 * @param averagePrice mean price of the fills by amount, 0 before the first
 * @param createdMillis milliseconds since the epoch
 * @param updatedMillis milliseconds since the epoch
 * @param replaced whether it was edited, by the participant or by the venue's repricing
 * @param autoReplaced whether the last edit was the venue's repricing of an advanced order
 * @param triggerPrice of a trigger order, as it stands; it moves for a trailing stop
 * @param triggerReference the watched price when a trailing stop was placed
 * @param triggerOrderId of an order that a trigger order placed: that one's id
 * @param placedOrderId of a triggered order: the id of what it placed
 * @param cancelReason why it is cancelled; empty if not, or if an immediate order found too little
 * @param display of an iceberg: how much is shown now
 * @param links how it hangs together with other orders
 * @param refusal why what a trigger order placed was refused
 */
public record OrderReport(
        String id,
        long account,
        OrderTerms terms,
        OrderType type,
        OrderState state,
        Optional<BigDecimal> price,
        BigDecimal amount,
        BigDecimal filled,
        BigDecimal averagePrice,
        long createdMillis,
        long updatedMillis,
        boolean replaced,
        boolean autoReplaced,
        Optional<BigDecimal> triggerPrice,
        Optional<BigDecimal> triggerReference,
        Optional<String> triggerOrderId,
        Optional<String> placedOrderId,
        Optional<CancelReason> cancelReason,
        Optional<BigDecimal> display,
        Optional<Links> links,
        Optional<Refusal> refusal) {
    /** What is not filled, in the instrument's amount unit. */
    public BigDecimal remaining() {
        return amount.subtract(filled);
    }

    /** What the venue calls {@code original_order_type}: of a market-limit order, which is reported as limit. */
    public Optional<OrderType> originalType() {
        return Optional.of(terms.type()).filter(asked -> asked == OrderType.MARKET_LIMIT);
    }
}
