package gammadesk.analytics.learning;

import gammadesk.analytics.learning.ClaimHedge.Outcome;
import gammadesk.analytics.learning.path.PathModel;
import gammadesk.analytics.learning.path.PathSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A claim, a market and times to trade: what rules are compared in.
 *
 * @param claim that was sold
 * @param model of the price
 * @param steps times at which the hedge may change, the first one included
 * @param stepYears between them
 */
public record HedgeTrial(ClaimHedge claim, PathModel model, int steps, double stepYears) {
    /** Paths that are held at once. */
    private static final int BATCH = 10_000;

    /** Throws {@link IllegalArgumentException} for no step or no time. */
    public HedgeTrial {
        if (steps < 1 || !(stepYears > 0)) {
            throw new IllegalArgumentException("no trial of " + steps + " steps of " + stepYears + " years");
        }
    }

    /**
     * What came of a rule, by path.
     *
     * @param name of the rule
     * @param profits premium, less payoff, plus gains of the hedge, less costs
     * @param costs of trading
     * @param turnovers units that were traded
     * @param lastSpots price at expiry
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Result(String name, double[] profits, double[] costs, double[] turnovers, double[] lastSpots) {
        private static Result of(String name, int paths, double[] lastSpots) {
            return new Result(name, new double[paths], new double[paths], new double[paths], lastSpots);
        }

        private void put(Outcome outcome, int from) {
            System.arraycopy(outcome.profits(), 0, profits, from, outcome.profits().length);
            System.arraycopy(outcome.costs(), 0, costs, from, outcome.costs().length);
            System.arraycopy(outcome.turnovers(), 0, turnovers, from, outcome.turnovers().length);
        }
    }

    /**
     * Follows all rules along the same fresh paths.
     *
     * @param rules in the order of the answer
     * @param paths how many, at least 1
     * @throws IllegalArgumentException for no path
     */
    public List<Result> run(List<? extends HedgeStrategy> rules, int paths, RandomGenerator random) {
        double[] lastSpots = new double[Math.max(0, paths)];
        List<Result> results = rules.stream()
                .map(rule -> Result.of(rule.name(), lastSpots.length, lastSpots))
                .toList();
        int from = 0;
        do {
            PathSet batch = model.simulate(Math.min(BATCH, paths - from), steps, stepYears, random);
            for (int i = 0; i < results.size(); i++) {
                results.get(i).put(claim.follow(batch, rules.get(i)), from);
            }
            System.arraycopy(batch.spots()[steps], 0, lastSpots, from, batch.paths());
            from += batch.paths();
        } while (from < paths);
        return results;
    }
}
