package gammadesk.connectors.simulator.accounts;

import java.math.BigDecimal;

/**
 * A position as {@code private/get_positions} tells it.
 *
 * @param contract in what
 * @param size signed, in amount units
 * @param sizeCurrency signed, in coin
 * @param averagePrice of the trades that built it, in the price unit; 0 for no size
 * @param averagePriceUsd of an option, at the present index
 * @param markPrice in the price unit
 * @param indexPrice USD, NaN if unknown
 * @param settlementPrice last one, 0 before the first
 * @param totalProfit of the open size since its trades
 * @param floatingProfit since the last settlement
 * @param realisedProfit of the session, funding included
 * @param realisedFunding of the session
 * @param initialMargin by itself
 * @param maintenanceMargin by itself
 * @param openOrdersMargin of the orders in the same instrument
 * @param delta coins
 * @param greeks of an option, else zeros
 * @param leverage coin size over initial margin, at most 50; 0 for an option
 * @param liquidationPrice estimated, of a future in standard margin; 0 if there is none
 */
public record PositionReport(
        Contract contract,
        BigDecimal size,
        double sizeCurrency,
        BigDecimal averagePrice,
        double averagePriceUsd,
        double markPrice,
        double indexPrice,
        BigDecimal settlementPrice,
        BigDecimal totalProfit,
        BigDecimal floatingProfit,
        BigDecimal realisedProfit,
        BigDecimal realisedFunding,
        double initialMargin,
        double maintenanceMargin,
        double openOrdersMargin,
        double delta,
        AccountSummary.OptionGreeks greeks,
        int leverage,
        double liquidationPrice) {
    /** {@code buy}, {@code sell} or {@code zero}. */
    public String direction() {
        return size.signum() == 0 ? "zero" : size.signum() > 0 ? "buy" : "sell";
    }
}
