package gammadesk.analytics.backtest.court;

/**
 * A rule under a stress.
 *
 * @param stress its name
 * @param words what happens in it
 * @param policy name of the rule
 * @param role what it is here
 * @param meanLoss of a claim or book, positive when it loses
 * @param shortfall expected shortfall at 95 %, a positive loss
 * @param worstLoss of the worst path
 * @param breachShare share of all decisions that were outside the limits before they were clamped; NaN for a recording,
 *     whose replay has no such limits
 * @param refusedShare share of all decisions in which the rule gave no number and the old hedge stood; for a recording,
 *     of all orders that found no price
 * @param recoverySteps mean steps from a path's highest point before its deepest fall until it is regained; NaN when no
 *     path regains it
 * @param unrecoveredShare share of the paths that fell and did not regain it
 */
public record StressRow(
        String stress,
        String words,
        String policy,
        Role role,
        double meanLoss,
        double shortfall,
        double worstLoss,
        double breachShare,
        double refusedShare,
        double recoverySteps,
        double unrecoveredShare) {}
