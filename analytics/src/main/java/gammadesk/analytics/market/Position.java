package gammadesk.analytics.market;

import java.math.BigDecimal;

/**
 * What an account holds in one instrument. Money is exact.
 *
 * @param instrument the venue's name
 * @param size signed, in the instrument's amount unit; 0 once it is closed
 * @param averagePrice in the instrument's price unit
 * @param markPrice in the instrument's price unit
 * @param floatingProfit not yet realised, in the settlement currency
 * @param realisedProfit in the settlement currency
 * @param realisedFunding of this session, in the settlement currency, negative when paid; part of the realised profit
 * @param delta the venue's, in coin
 * @param initialMargin in the settlement currency
 * @param maintenanceMargin in the settlement currency
 * @param stamp when
 */
public record Position(
        String instrument,
        BigDecimal size,
        BigDecimal averagePrice,
        BigDecimal markPrice,
        BigDecimal floatingProfit,
        BigDecimal realisedProfit,
        BigDecimal realisedFunding,
        BigDecimal delta,
        BigDecimal initialMargin,
        BigDecimal maintenanceMargin,
        Stamp stamp) {
    /** Nothing held in an instrument. */
    public static Position none(String instrument, Stamp stamp) {
        BigDecimal zero = BigDecimal.ZERO;
        return new Position(instrument, zero, zero, zero, zero, zero, zero, zero, zero, zero, stamp);
    }
}
