package gammadesk.analytics.hedging;

import java.util.OptionalDouble;

/**
 * What a hedge is for and how far it may go.
 *
 * @param targetDelta coin
 * @param threshold delta off its target below which the plain rule does nothing, coin
 * @param riskAversion of exponential utility, per USD
 * @param rebalanceDays between two hedges
 * @param confidence of the expected shortfall, such as 0.95
 * @param acceptedShortfallUsd expected shortfall beyond the mean that is accepted: above it the optimiser trades as
 *     little as brings it back, below it nothing; empty when less is always better
 * @param costWeight what a dollar of cost counts against a dollar of expected shortfall
 * @param participation largest share of the visible depth
 * @param mostLegs at most so many orders
 * @param mostDelta largest delta off its target after an optimised hedge, coin
 * @param mostGamma largest gamma after it, change of delta per USD; empty for none
 * @param mostVegaUsd largest vega after it, USD per vol point; empty for none
 * @param mostMarginShare largest initial margin after it as a share of equity, never soft; empty for none
 * @param breachUsd what a breach of a greek's limit counts that is as large as the limit itself, USD, in proportion:
 *     limits on greeks then are soft; empty for hard ones
 */
public record HedgeGoal(
        double targetDelta,
        double threshold,
        double riskAversion,
        double rebalanceDays,
        double confidence,
        OptionalDouble acceptedShortfallUsd,
        double costWeight,
        double participation,
        int mostLegs,
        double mostDelta,
        OptionalDouble mostGamma,
        OptionalDouble mostVegaUsd,
        OptionalDouble mostMarginShare,
        OptionalDouble breachUsd) {
    /** Flat within a tenth of a coin, a day's risk at 95 %. */
    public static final HedgeGoal USUAL = new HedgeGoal(
            0,
            0.1,
            1e-5,
            1.0 / 24,
            0.95,
            OptionalDouble.empty(),
            1,
            0.2,
            4,
            0.5,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    /** The same with other bounds of delta, coin. */
    public HedgeGoal within(double threshold, double mostDelta) {
        return new HedgeGoal(
                targetDelta,
                threshold,
                riskAversion,
                rebalanceDays,
                confidence,
                acceptedShortfallUsd,
                costWeight,
                participation,
                mostLegs,
                mostDelta,
                mostGamma,
                mostVegaUsd,
                mostMarginShare,
                breachUsd);
    }
}
