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
        HedgeGoal usual = HedgeGoal.USUAL;
        return new HedgePolicy(
                coin,
                "delta",
                usual.within(usual.threshold() * coins, usual.mostDelta() * coins),
                AutonomyLevel.PROPOSE,
                new Budget(
                        new Spend(100_000, 2 * coins, 100, coins, 1_000),
                        new Spend(300_000, 6 * coins, 300, 3 * coins, 3_000),
                        new Spend(1_000_000, 20 * coins, 1_000, 10 * coins, 10_000)),
                HardLimits.CAREFUL.scaled(coins),
                new FlattenLimits(1_000_000, 100_000, 0.02),
                60,
                0.003,
                ExecutionStyle.USUAL,
                1,
                "Gammadesk",
                0);
    }

    /** As one version of it: its number, who made it, and when, milliseconds since the epoch. */
    public HedgePolicy stamped(long version, String by, long atMillis) {
        return new HedgePolicy(
                coin,
                advisor,
                goal,
                level,
                budget,
                limits,
                flatten,
                validSeconds,
                maximumMove,
                style,
                version,
                by,
                atMillis);
    }

    /** Advised and carried out in another way: the same limits and the same stamp. */
    public HedgePolicy with(
            String advisor,
            HedgeGoal goal,
            AutonomyLevel level,
            Budget budget,
            double maximumMove,
            ExecutionStyle style) {
        return new HedgePolicy(
                coin,
                advisor,
                goal,
                level,
                budget,
                limits,
                flatten,
                validSeconds,
                maximumMove,
                style,
                version,
                changedBy,
                changedMillis);
    }
}
