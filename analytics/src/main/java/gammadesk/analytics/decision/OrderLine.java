package gammadesk.analytics.decision;

import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One order of a hedge on its way.
 *
 * @param label ours, unique
 * @param leg of the proposal, from 0
 * @param instrument the venue's name
 * @param side buy or sell
 * @param amount in the instrument's amount unit
 * @param price limit, in the instrument's price unit
 * @param passive whether it waits at its own side of the book
 * @param filled of the amount
 * @param average price of what was filled, empty when nothing was
 * @param state where it stands
 * @param note why, one clause; empty when there is nothing to say
 * @param atMillis when it last changed, milliseconds since the epoch
 */
public record OrderLine(
        String label,
        int leg,
        String instrument,
        Side side,
        BigDecimal amount,
        BigDecimal price,
        boolean passive,
        BigDecimal filled,
        Optional<BigDecimal> average,
        State state,
        String note,
        long atMillis) {
    /** Where an order of a hedge stands. */
    public enum State {
        /** In the ledger, on its way. */
        SENT,
        /** At the venue, may be filled. */
        WORKING,
        /** Whole. */
        FILLED,
        /** Gone, filled in part or not at all. */
        CANCELLED,
        /** Never booked. */
        REFUSED,
        /** It is not known whether it was booked. */
        UNKNOWN;

        /** Whether it may still be filled. */
        public boolean mayLive() {
            return this == SENT || this == WORKING || this == UNKNOWN;
        }
    }
}
