package gammadesk.analytics.market;

import java.util.Optional;

/**
 * A public trade.
 *
 * @param instrument the venue's name
 * @param id unique per currency
 * @param sequence consecutive per instrument
 * @param direction side of the taker
 * @param price in the instrument's price unit
 * @param amount in the instrument's amount unit
 * @param mark mark price at the trade
 * @param index index price at the trade, USD
 * @param iv of an option trade, percent, else NaN
 * @param liquidation who was liquidated
 * @param comboId the combo of which this is a leg
 * @param comboTradeId the combo's own trade
 * @param blockTradeId the block of which this is a part
 * @param blockRfqId the request for quotes from which it came
 * @param stamp when
 */
public record Trade(
        String instrument,
        String id,
        long sequence,
        Side direction,
        double price,
        double amount,
        double mark,
        double index,
        double iv,
        Liquidation liquidation,
        Optional<String> comboId,
        Optional<String> comboTradeId,
        Optional<String> blockTradeId,
        Optional<String> blockRfqId,
        Stamp stamp) {
    /** Which side of the trade was a forced one. */
    public enum Liquidation {
        NONE,
        MAKER,
        TAKER,
        BOTH
    }

    /** The same with another stamp. */
    public Trade with(Stamp newStamp) {
        return with(comboId, comboTradeId, newStamp);
    }

    /**
     * The same as a leg of a combo.
     *
     * @param newComboId the combo's name
     * @param newComboTradeId its own trade
     */
    public Trade ofCombo(String newComboId, String newComboTradeId) {
        return with(Optional.of(newComboId), Optional.of(newComboTradeId), stamp);
    }

    private Trade with(Optional<String> newComboId, Optional<String> newComboTradeId, Stamp newStamp) {
        return new Trade(
                instrument,
                id,
                sequence,
                direction,
                price,
                amount,
                mark,
                index,
                iv,
                liquidation,
                newComboId,
                newComboTradeId,
                blockTradeId,
                blockRfqId,
                newStamp);
    }
}
