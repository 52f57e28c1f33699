package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.RiskMarket.FamilyExpiry;
import java.util.List;
import java.util.Map;

/**
 * What happened to an account between two moments beside the market's moves.
 *
 * @param trades executions
 * @param fees paid, by currency, positive when paid
 * @param funding received, by currency, negative when paid
 * @param deliveries settlement prices in USD of what expired
 */
public record Flows(
        List<Trade> trades,
        Map<Currency, Double> fees,
        Map<Currency, Double> funding,
        Map<FamilyExpiry, Double> deliveries) {
    /** Nothing happened. */
    public static final Flows NONE = new Flows(List.of(), Map.of(), Map.of(), Map.of());

    public Flows {
        trades = List.copyOf(trades);
        fees = Map.copyOf(fees);
        funding = Map.copyOf(funding);
        deliveries = Map.copyOf(deliveries);
    }

    /**
     * One execution.
     *
     * @param instrument the venue's name
     * @param amount signed, in the instrument's amount unit
     * @param price in its price unit
     */
    public record Trade(String instrument, double amount, double price) {}
}
