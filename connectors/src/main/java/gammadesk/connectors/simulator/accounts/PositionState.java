package gammadesk.connectors.simulator.accounts;

import java.math.BigDecimal;

/**
 * A position as a journal keeps it. Money in the settlement currency.
 *
 * @param instrument the venue's name
 * @param size signed, USD for inverse futures, coin otherwise
 * @param entry sum of the values of the trades that built it, finer than money
 * @param sessionEntry the same since the last settlement, whose price counts as a trade
 * @param sessionRealised realised since the last settlement, without funding
 * @param sessionFunding funding since the last settlement, positive when received
 * @param settlementPrice last settlement price, 0 before the first
 * @param lastMark last known mark
 */
public record PositionState(
        String instrument,
        BigDecimal size,
        BigDecimal entry,
        BigDecimal sessionEntry,
        BigDecimal sessionRealised,
        BigDecimal sessionFunding,
        BigDecimal settlementPrice,
        BigDecimal lastMark) {
    static PositionState empty(String instrument) {
        return new PositionState(
                instrument,
                BigDecimal.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
