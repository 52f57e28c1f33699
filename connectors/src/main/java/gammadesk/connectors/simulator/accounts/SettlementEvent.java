package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import java.math.BigDecimal;

/**
 * A line of an account's settlement history. Money in {@code currency}.
 *
 * @param accountId whose
 * @param currency settlement currency
 * @param type settlement, delivery or bankruptcy
 * @param timestamp venue time, milliseconds
 * @param instrument the venue's name; empty for a bankruptcy
 * @param position signed
 * @param indexPrice USD, NaN if unknown
 * @param markPrice in the instrument's price unit, NaN for a bankruptcy
 * @param profit of the position since its trades
 * @param sessionProfit of the session
 * @param funding of the session
 * @param funded what the insurance paid in a bankruptcy
 */
public record SettlementEvent(
        long accountId,
        Currency currency,
        Type type,
        long timestamp,
        String instrument,
        BigDecimal position,
        double indexPrice,
        double markPrice,
        BigDecimal profit,
        BigDecimal sessionProfit,
        BigDecimal funding,
        BigDecimal funded) {
    /** What sort of event. */
    public enum Type {
        SETTLEMENT,
        DELIVERY,
        BANKRUPTCY
    }
}
