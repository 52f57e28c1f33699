package gammadesk.connectors.simulator.accounts;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Fees from a day on. Shares are of the underlying coin amount; a negative one is a rebate.
 *
 * @param from first day, by UTC
 * @param optionMaker per coin of an option
 * @param optionTaker per coin of an option
 * @param optionCap highest share of the option's price
 * @param futureMaker of dated futures and perpetuals
 * @param weeklyFutureMaker of futures of a weekly expiry
 * @param futureTaker of dated futures and perpetuals
 * @param optionDelivery of an option in the money at expiry; under the same cap
 * @param futureDelivery of a future at a monthly or later expiry
 * @param dailyDelivery of an option of a daily expiry
 * @param weeklyFutureDelivery of a future of a weekly or daily expiry
 * @param optionComboDiscount share of the cheaper side's fees that is waived in an option combo
 * @param futureComboDiscount share of the cheapest taker leg's fee that is waived in a future combo
 * @param optionLiquidation what a liquidation of an option pays on top, to the insurance
 * @param futureLiquidationBtc whole fee of a liquidation of a BTC future
 * @param futureLiquidationOther whole fee of a liquidation of another future
 */
public record FeeRow(
        LocalDate from,
        BigDecimal optionMaker,
        BigDecimal optionTaker,
        BigDecimal optionCap,
        BigDecimal futureMaker,
        BigDecimal weeklyFutureMaker,
        BigDecimal futureTaker,
        BigDecimal optionDelivery,
        BigDecimal futureDelivery,
        BigDecimal dailyDelivery,
        BigDecimal weeklyFutureDelivery,
        BigDecimal optionComboDiscount,
        BigDecimal futureComboDiscount,
        BigDecimal optionLiquidation,
        BigDecimal futureLiquidationBtc,
        BigDecimal futureLiquidationOther) {}
