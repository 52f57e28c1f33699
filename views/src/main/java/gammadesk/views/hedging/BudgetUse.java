package gammadesk.views.hedging;

import gammadesk.analytics.hedging.Spend;
import gammadesk.views.format.Numbers;
import java.util.List;

/**
 * How much of one part of a budget is used up.
 *
 * @param part what is counted, with its unit
 * @param used set aside or spent
 * @param limit that may be
 */
record BudgetUse(String part, double used, double limit) {
    private static final int DECIMALS = 2;

    /** The parts of a budget over a span of time. */
    static List<BudgetUse> of(Spend spent, Spend limit) {
        return List.of(
                new BudgetUse("notional, USD", spent.notionalUsd(), limit.notionalUsd()),
                new BudgetUse("contracts, coin", spent.contracts(), limit.contracts()),
                new BudgetUse("fees and spread, USD", spent.feesUsd(), limit.feesUsd()),
                new BudgetUse("delta, coin", spent.deltaCoin(), limit.deltaCoin()),
                new BudgetUse("vega, USD per point", spent.vegaUsd(), limit.vegaUsd()));
    }

    /** Of the limit; of a limit of nothing everything is used as soon as anything is. */
    double share() {
        return limit > 0 ? used / limit : used == 0 ? 0 : 1;
    }

    String words() {
        return Numbers.compact(used) + " of " + Numbers.compact(limit);
    }

    /** To the digit. */
    String exactWords() {
        return Numbers.fixed(used, DECIMALS) + " of " + Numbers.fixed(limit, DECIMALS) + ", " + part;
    }

    /** The part that is used up most, as a share; what is not known counts as everything. */
    static double fullest(Spend spent, Spend limit) {
        return of(spent, limit).stream()
                .mapToDouble(BudgetUse::share)
                .map(share -> Double.isNaN(share) ? 1 : share)
                .max()
                .orElse(0);
    }

    static String percent(double share) {
        return Numbers.fixed(100 * share, 0) + " %";
    }
}
