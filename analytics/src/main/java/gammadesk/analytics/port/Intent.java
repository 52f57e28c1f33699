package gammadesk.analytics.port;

import gammadesk.analytics.market.AdvancedPrice;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What was about to be sent to a venue, written down before it was sent: enough to find out later what became of it.
 *
 * @param label identifies the intent; a new order carries it to the venue
 * @param kind new order or edit
 * @param orderId of the order to edit, empty for a new one
 * @param instrument the venue's name
 * @param side buy or sell
 * @param amount in the instrument's amount unit; of an edit, the new one
 * @param price limit price in the unit of {@code quoting}, empty for a market order
 * @param plannedMillis venue time when it was written down
 * @param validUntilMillis venue time after which the venue refuses it
 * @param quoting the unit of the price
 */
public record Intent(
        String label,
        Kind kind,
        String orderId,
        String instrument,
        Side side,
        BigDecimal amount,
        Optional<BigDecimal> price,
        long plannedMillis,
        long validUntilMillis,
        Quoting quoting) {
    /** What the venue is asked to keep the price at; empty for a price of the order's own. */
    public Optional<AdvancedPrice> advanced() {
        return quoting == Quoting.PRICE ? Optional.empty() : price.map(value -> new AdvancedPrice(quoting, value));
    }

    /** What is intended. */
    public enum Kind {
        SUBMIT,
        EDIT
    }
}
