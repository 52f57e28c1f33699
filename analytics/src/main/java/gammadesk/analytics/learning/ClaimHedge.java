package gammadesk.analytics.learning;

import gammadesk.analytics.learning.HedgeStrategy.Moment;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.market.OptionType;
import java.util.Arrays;

/**
 * One option sold and hedged with its underlying along paths, without interest. Every change of the hedge costs a share
 * of the value that is traded, the first one too.
 *
 * @param type call or put, settled in the money of the price
 * @param strike in that money
 * @param premium received at the first moment, in that money
 * @param cost share of the traded value, one way
 * @param unwinds whether the hedge is also sold at a cost when the option has expired
 */
public record ClaimHedge(OptionType type, double strike, double premium, double cost, boolean unwinds) {
    /** Throws {@link IllegalArgumentException} for a strike that is not positive or a negative cost. */
    public ClaimHedge {
        if (!(strike > 0) || !(cost >= 0) || !Double.isFinite(premium)) {
            throw new IllegalArgumentException("no claim: strike " + strike + ", cost " + cost);
        }
    }

    /**
     * What came of it, by path.
     *
     * @param profits premium, less payoff, plus gains of the hedge, less costs
     * @param costs of trading
     * @param turnovers units of the underlying that were traded
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Outcome(double[] profits, double[] costs, double[] turnovers) {}

    /**
     * Follows a rule along all paths.
     *
     * @throws IllegalStateException when it answers a ratio that is no number
     */
    public Outcome follow(PathSet paths, HedgeStrategy rule) {
        int count = paths.paths();
        double[] profits = new double[count];
        double[] costs = new double[count];
        double[] turnovers = new double[count];
        double[] held = new double[count];
        double[] next = new double[count];
        Arrays.fill(profits, premium);
        for (int step = 0; step < paths.steps(); step++) {
            double[] spots = paths.spots()[step];
            double yearsLeft = (paths.steps() - step) * paths.stepYears();
            rule.ratios(new Moment(step, yearsLeft, spots, paths.variances()[step]), held, next);
            trade(rule, spots, held, next, costs, turnovers);
            double[] after = paths.spots()[step + 1];
            for (int path = 0; path < count; path++) {
                profits[path] += next[path] * (after[path] - spots[path]);
            }
            System.arraycopy(next, 0, held, 0, count);
        }
        double[] last = paths.spots()[paths.steps()];
        if (unwinds) {
            trade(rule, last, held, new double[count], costs, turnovers);
        }
        for (int path = 0; path < count; path++) {
            profits[path] -= payoff(last[path]) + costs[path];
        }
        return new Outcome(profits, costs, turnovers);
    }

    private void trade(
            HedgeStrategy rule, double[] spots, double[] held, double[] next, double[] costs, double[] turnovers) {
        for (int path = 0; path < spots.length; path++) {
            double traded = Math.abs(next[path] - held[path]);
            if (!Double.isFinite(traded)) {
                throw new IllegalStateException(rule.name() + " answered a ratio that is no number");
            }
            costs[path] += cost * spots[path] * traded;
            turnovers[path] += traded;
        }
    }

    /** Of the option at a price. */
    public double payoff(double spot) {
        return type == OptionType.CALL ? Math.max(0, spot - strike) : Math.max(0, strike - spot);
    }
}
