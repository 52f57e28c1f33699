package gammadesk.analytics.learning.reinforce;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.HedgeStrategy.Moment;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.pricing.Black76;

/**
 * Paths that were walked once with a rule: what was held before and after every decision, and what each move was worth.
 *
 * @param paths that were walked
 * @param held ratio before the decision, by step and path; one more row for the end
 * @param rewards by step and path
 */
@SuppressWarnings("ArrayRecordComponent")
public record Episodes(PathSet paths, double[][] held, double[][] rewards) {
    /** Walks. Throws {@link IllegalStateException} when the rule answers a ratio that is no number. */
    public static Episodes walk(PathSet paths, ClaimHedge claim, HedgeStrategy rule, StepReward reward) {
        int steps = paths.steps();
        double[][] held = new double[steps + 1][paths.paths()];
        double[][] rewards = new double[steps][paths.paths()];
        double[] marks = marks(paths, claim, 0);
        for (int step = 0; step < steps; step++) {
            Moment moment = new Moment(step, yearsLeft(paths, step), paths.spots()[step], paths.variances()[step]);
            rule.ratios(moment, held[step], held[step + 1]);
            double[] next = marks(paths, claim, step + 1);
            for (int path = 0; path < next.length; path++) {
                double ratio = held[step + 1][path];
                if (!Double.isFinite(ratio)) {
                    throw new IllegalStateException(rule.name() + " answered a ratio that is no number");
                }
                double before = paths.spots()[step][path];
                double after = paths.spots()[step + 1][path];
                double gain = ratio * (after - before) - (next[path] - marks[path]);
                double cost = claim.cost() * before * Math.abs(ratio - held[step][path]);
                double unwinding = claim.unwinds() && step == steps - 1 ? claim.cost() * after * Math.abs(ratio) : 0;
                rewards[step][path] = reward.of(gain, cost + unwinding);
            }
            marks = next;
        }
        return new Episodes(paths, held, rewards);
    }

    private static double yearsLeft(PathSet paths, int step) {
        return (paths.steps() - step) * paths.stepYears();
    }

    private static double[] marks(PathSet paths, ClaimHedge claim, int step) {
        double[] marks = new double[paths.paths()];
        double years = yearsLeft(paths, step);
        for (int path = 0; path < marks.length; path++) {
            double spot = paths.spots()[step][path];
            double volatility = Math.sqrt(paths.variances()[step][path]);
            marks[path] = Black76.priceUsd(spot, claim.strike(), years, volatility, claim.type());
        }
        return marks;
    }

    /** Mean over the paths of the sum of the rewards. */
    public double meanReward() {
        double sum = 0;
        for (double[] row : rewards) {
            for (double reward : row) {
                sum += reward;
            }
        }
        return sum / paths.paths();
    }
}
