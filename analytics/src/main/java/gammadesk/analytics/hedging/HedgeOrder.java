package gammadesk.analytics.hedging;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;

/**
 * An order that wants to be sent.
 *
 * @param instrument with its rules and its state
 * @param side buy or sell
 * @param amount in the instrument's amount unit
 * @param limitPrice in the instrument's price unit
 */
public record HedgeOrder(Instrument instrument, Side side, BigDecimal amount, BigDecimal limitPrice) {
    /** USD of what is bought or sold at an index price. */
    public double notionalUsd(double indexUsd) {
        return isAmountInUsd(instrument) ? amount.doubleValue() : amount.doubleValue() * indexUsd;
    }

    /** The amount with the side's sign. */
    public double signedAmount() {
        return amount.doubleValue() * side.sign();
    }

    static boolean isAmountInUsd(Instrument instrument) {
        boolean isFuture = switch (instrument.kind()) {
            case FUTURE, PERPETUAL, FUTURE_COMBO -> true;
            default -> false;
        };
        return isFuture && instrument.settlement() == Settlement.INVERSE;
    }
}
