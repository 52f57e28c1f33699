package gammadesk.analytics.decision;

import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.Budget;
import gammadesk.analytics.hedging.FlattenLimits;
import gammadesk.analytics.hedging.HardLimits;
import gammadesk.analytics.hedging.HedgeGoal;
import gammadesk.analytics.hedging.Spend;
import gammadesk.analytics.market.Currency;

/**
 * What a person laid down for the hedging of one coin's book. A change is a new version, in the ledger with who and
 * when.
 *
 * @param coin whose risk
 * @param advisor by name
 * @param goal what for
 * @param level how far the desk may go by itself when armed
 * @param budget for {@link AutonomyLevel#BUDGET}
 * @param limits that no order passes
 * @param flatten largest order and largest whole of the kill switch's flattening, USD and coin
 * @param validSeconds how long a proposal may be acted on
 * @param maximumMove largest relative move of a shown price for that, a fraction
 * @param style how a decided hedge is worked
 * @param version 1 for the first, grows by one
 * @param changedBy who made this version
 * @param changedMillis when, milliseconds since the epoch
 */
public record HedgePolicy(
        Currency coin,
        String advisor,
        HedgeGoal goal,
        AutonomyLevel level,
        Budget budget,
        HardLimits limits,
        FlattenLimits flatten,
        double validSeconds,
        double maximumMove,
        ExecutionStyle style,
        long version,
        String changedBy,
        long changedMillis) {
    /** So many of another coin are taken for one bitcoin, until a person says otherwise. */
    private static final double OTHERS = 20;

    /** Proposes by delta threshold and executes nothing by itself; a small budget for when it is allowed to. */
    public static HedgePolicy first(Currency coin) {
        double coins = coin.equals(Currency.BTC) ? 1 : OTHERS;
        return new HedgePolicy(
                coin,
                "delta",
                goal(coins),
                AutonomyLevel.PROPOSE,
                new Budget(
                        new Spend(100_000, 2 * coins, 100, coins, 1_000),
                        new Spend(300_000, 6 * coins, 300, 3 * coins, 3_000),
                        new Spend(1_000_000, 20 * coins, 1_000, 10 * coins, 10_000)),
                limits(coins),
                new FlattenLimits(1_000_000, 100_000, 0.02),
                60,
                0.003,
                ExecutionStyle.USUAL,
                1,
                "Gammadesk",
                0);
    }

    private static HedgeGoal goal(double coins) {
        HedgeGoal usual = HedgeGoal.USUAL;
        return new HedgeGoal(
                usual.targetDelta(),
                usual.threshold() * coins,
                usual.riskAversion(),
                usual.rebalanceDays(),
                usual.confidence(),
                usual.acceptedShortfallUsd(),
                usual.costWeight(),
                usual.participation(),
                usual.mostLegs(),
                usual.mostDelta() * coins,
                usual.mostGamma(),
                usual.mostVegaUsd(),
                usual.mostMarginShare(),
                usual.breachUsd());
    }

    /**
     * A coin worth a twentieth has, for the same money, a gamma in coin per USD that is four hundred times as large.
     */
    private static HardLimits limits(double coins) {
        HardLimits careful = HardLimits.CAREFUL;
        return new HardLimits(
                careful.orderCoin() * coins,
                careful.orderUsd(),
                careful.collarMark(),
                careful.collarBook(),
                careful.collarOption(),
                careful.ordersPerMinute(),
                careful.duplicateMillis(),
                careful.positionCoin() * coins,
                careful.deltaCoin() * coins,
                careful.gamma() * coins * coins,
                careful.vegaUsd(),
                careful.freeMargin(),
                careful.dailyLossUsd(),
                careful.dataAgeSeconds());
    }
}
