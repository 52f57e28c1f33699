package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;

/**
 * Moves of the risk factors over equal steps, oldest first: spot by its logarithm, and the surface by its 30-day
 * at-the-money volatility, from which other terms follow by the square root of time.
 *
 * @param logReturns of spot
 * @param volChanges of 30-day volatility, fractions, one for each return
 * @param stepDays days of a step
 */
public record FactorHistory(Column logReturns, Column volChanges, double stepDays) {
    /** Throws {@link IllegalArgumentException} when the columns differ in length or hold something not finite. */
    public FactorHistory {
        if (logReturns.size() != volChanges.size() || !(stepDays > 0)) {
            throw new IllegalArgumentException("one change of volatility is needed for each return");
        }
        for (int i = 0; i < logReturns.size(); i++) {
            if (!Double.isFinite(logReturns.get(i)) || !Double.isFinite(volChanges.get(i))) {
                throw new IllegalArgumentException("not a number at step " + i);
            }
        }
    }

    /** How many steps. */
    public int size() {
        return logReturns.size();
    }

    /**
     * Standard deviations before each step and after the last, exponentially weighted (RiskMetrics 1996), around zero.
     * The first is that of all steps.
     *
     * @param decay weight of the past, 0.94 for daily steps
     */
    static double[] deviations(Column moves, double decay) {
        double variance = 0;
        for (int i = 0; i < moves.size(); i++) {
            variance += moves.get(i) * moves.get(i) / moves.size();
        }
        double[] deviations = new double[moves.size() + 1];
        for (int i = 0; i <= moves.size(); i++) {
            deviations[i] = Math.sqrt(variance);
            variance = i < moves.size() ? decay * variance + (1 - decay) * moves.get(i) * moves.get(i) : variance;
        }
        return deviations;
    }
}
