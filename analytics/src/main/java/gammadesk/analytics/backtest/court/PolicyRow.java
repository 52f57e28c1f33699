package gammadesk.analytics.backtest.court;

/**
 * A rule in the table of all rules. A period is the life of a simulated claim, or a day of a recorded book.
 *
 * @param name of the rule
 * @param dial its setting; NaN when it has none
 * @param role what it is here
 * @param meanProfit of a period, after costs
 * @param meanCost of hedging for a period
 * @param shortfall expected shortfall at 95 % of a period's profit after costs, a positive loss
 * @param shortfallLessBest this shortfall less that of the best baseline over the same periods, negative when better;
 *     unknown for the best baseline itself
 * @param turnover traded in a period: notional in USD for recorded books, units of the underlying for claims
 * @param sharpe of its periods, mean over deviation, not annualised; NaN when nothing varies
 * @param periods how many there are
 */
public record PolicyRow(
        String name,
        double dial,
        Role role,
        Estimate meanProfit,
        Estimate meanCost,
        Estimate shortfall,
        Estimate shortfallLessBest,
        double turnover,
        double sharpe,
        int periods) {}
