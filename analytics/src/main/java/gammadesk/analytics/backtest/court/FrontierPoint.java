package gammadesk.analytics.backtest.court;

/**
 * A rule by what it costs and what it leaves at risk.
 *
 * @param family of rules, joined by a line
 * @param dial setting in the family; NaN when there is none
 * @param role what it is here
 * @param meanCost in the evidence's money
 * @param shortfall at 95 %, a positive loss
 * @param isEfficient no other rule has less of one and no more of the other
 */
public record FrontierPoint(
        String family, double dial, Role role, double meanCost, double shortfall, boolean isEfficient) {}
