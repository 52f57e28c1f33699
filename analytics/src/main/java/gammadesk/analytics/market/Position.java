package gammadesk.analytics.market;

import java.math.BigDecimal;

/**
 * What an account holds in one instrument. Money is exact.
 *
 * @param instrument the venue's name
 * @param size signed, in the instrument's amount unit
 * @param averagePrice in the instrument's price unit
 * @param realisedProfit in the settlement currency
 * @param stamp when
 */
public record Position(
        String instrument, BigDecimal size, BigDecimal averagePrice, BigDecimal realisedProfit, Stamp stamp) {}
