package gammadesk.analytics.market;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order as the venue last reported it.
 *
 * @param id the venue's id
 * @param label ours, unique by our own rule
 * @param instrument the venue's name
 * @param side buy or sell
 * @param price limit price, empty for a market order
 * @param amount in the instrument's amount unit
 * @param filled of the amount
 * @param state the venue's word for where it stands
 * @param stamp when
 */
public record Order(
        String id,
        String label,
        String instrument,
        Side side,
        Optional<BigDecimal> price,
        BigDecimal amount,
        BigDecimal filled,
        State state,
        Stamp stamp) {
    /** Where an order stands at the venue. */
    public enum State {
        OPEN,
        UNTRIGGERED,
        FILLED,
        REJECTED,
        CANCELLED
    }
}
