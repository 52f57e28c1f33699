package gammadesk.analytics.decision;

import gammadesk.analytics.backtest.court.Drift;

/**
 * How live results of a learned advisor on a coin's book stand against its evidence.
 *
 * @param drift both watched numbers, shares of what the book's options are for; its periods are those that counted
 * @param skipped periods that did not count, because the book was mostly changed by hand, was not known, or the policy
 *     was not followed for half of them
 * @param lastSkip why the last of them did not count, a clause; empty when none was
 */
public record LiveWatch(Drift drift, int skipped, String lastSkip) {
    /** How far the worse of the two ever was in its limit; above 1 is drift. */
    public double share() {
        return Math.max(drift.profit().share(), drift.cost().share());
    }

    /** Periods that counted. */
    public int periods() {
        return drift.profit().periods();
    }
}
