package gammadesk.analytics.decision;

import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.List;

/**
 * How the execution of a hedge went so far.
 *
 * @param legs one a leg, in the order of the proposal
 * @param orders oldest first
 * @param step what is being done now, one sentence; what it ended with afterwards
 */
public record ExecutionReport(List<LegLine> legs, List<OrderLine> orders, String step) {
    /** Nothing was sent. */
    public static final ExecutionReport NONE = new ExecutionReport(List.of(), List.of(), "");

    public ExecutionReport {
        legs = List.copyOf(legs);
        orders = List.copyOf(orders);
    }

    /**
     * One leg.
     *
     * @param instrument the venue's name
     * @param side buy or sell
     * @param amount wanted, in the instrument's amount unit
     * @param filled of it
     * @param decisionPrice middle of the market at the decision, in the instrument's price unit
     * @param averagePrice of the fills, NaN without any
     * @param shortfallUsd what the fills cost against the decision price, USD, positive when dearer; fees not in it
     * @param feesUsd paid, negative when received
     */
    public record LegLine(
            String instrument,
            Side side,
            BigDecimal amount,
            BigDecimal filled,
            double decisionPrice,
            double averagePrice,
            double shortfallUsd,
            double feesUsd) {}

    /** Implementation shortfall against the decision prices, fees included, USD. */
    public double costUsd() {
        return legs.stream()
                .filter(leg -> leg.filled().signum() > 0)
                .mapToDouble(leg -> leg.shortfallUsd() + leg.feesUsd())
                .sum();
    }

    /** Share of the whole that is filled, the mean over the legs; 0 without legs. */
    public double filledShare() {
        return legs.stream()
                .mapToDouble(leg -> leg.filled().doubleValue() / leg.amount().doubleValue())
                .average()
                .orElse(0);
    }
}
