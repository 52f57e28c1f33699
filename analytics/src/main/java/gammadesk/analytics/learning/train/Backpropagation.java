package gammadesk.analytics.learning.train;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.RiskGoal;
import gammadesk.analytics.learning.net.MlpGradient;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.path.PathSet;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The slope of a hedge's risk by the weights of its policy, back through every moment of every path. The way back
 * repeats each moment's evaluation instead of keeping it, and leaves out paths that the goal does not look at: of an
 * expected shortfall of 5 % only every twentieth is followed back.
 */
final class Backpropagation {
    private final PolicyDesign design;
    private final ClaimHedge claim;
    private final RiskGoal goal;
    private final PolicyBlock block;
    private final MlpGradient gradient;
    private final double[] ratios = new double[PolicyBlock.ROWS];
    private final double[] slopes = new double[PolicyBlock.ROWS];
    private final double[] heldSlopes = new double[PolicyBlock.ROWS];

    Backpropagation(PolicyDesign design, ClaimHedge claim, RiskGoal goal, MlpKernels kernels) {
        this.design = design;
        this.claim = claim;
        this.goal = goal;
        block = new PolicyBlock(design, kernels);
        gradient = new MlpGradient(design.shape(), kernels);
    }

    /** The risk without slopes. */
    double risk(PathSet paths, float[] weights) {
        return goal.risk(claim.follow(paths, new LearnedPolicy("validated", design, weights, block))
                .profits());
    }

    /** The risk; writes its slopes by the weights. */
    double risk(PathSet paths, float[] weights, float[] byWeight) {
        Recorded recorded = new Recorded(new LearnedPolicy("trained", design, weights, block), paths);
        double[] profits = claim.follow(paths, recorded).profits();
        double[] byProfit = goal.slopes(profits);
        int[] seen = IntStream.range(0, profits.length)
                .filter(path -> byProfit[path] != 0)
                .toArray();
        gradient.clear();
        double[] byHeld = new double[seen.length];
        addUnwinding(paths, recorded.ratios, seen, byProfit, byHeld);
        for (int step = paths.steps() - 1; step >= 0; step--) {
            for (int from = 0; from < seen.length; from += PolicyBlock.ROWS) {
                int rows = Math.min(PolicyBlock.ROWS, seen.length - from);
                back(paths, recorded.ratios, step, weights, seen, from, rows, byProfit, byHeld);
            }
        }
        gradient.collect(byWeight);
        return goal.risk(profits);
    }

    private void addUnwinding(PathSet paths, double[][] ratios, int[] seen, double[] byProfit, double[] byHeld) {
        if (claim.unwinds()) {
            double[] last = paths.spots()[paths.steps()];
            for (int i = 0; i < seen.length; i++) {
                double sign = Math.signum(ratios[paths.steps()][seen[i]]);
                byHeld[i] = -byProfit[seen[i]] * claim.cost() * last[seen[i]] * sign;
            }
        }
    }

    /** One moment of a block: {@code byHeld} is by the ratio after the moment before, by that before it after. */
    private void back(
            PathSet paths,
            double[][] held,
            int step,
            float[] weights,
            int[] seen,
            int from,
            int rows,
            double[] byProfit,
            double[] byHeld) {
        double[] spots = paths.spots()[step];
        for (int row = 0; row < rows; row++) {
            int path = seen[from + row];
            block.put(row, spots[path], paths.variances()[step][path], held[step][path]);
        }
        block.forward(weights, (paths.steps() - step) * paths.stepYears(), rows, ratios);
        double[] after = paths.spots()[step + 1];
        for (int row = 0; row < rows; row++) {
            int path = seen[from + row];
            double byCost = byProfit[path] * tradeSlope(spots[path], held[step][path], held[step + 1][path]);
            slopes[row] = byHeld[from + row] + byProfit[path] * (after[path] - spots[path]) - byCost;
            byHeld[from + row] = byCost;
        }
        block.backward(weights, rows, slopes, gradient, heldSlopes);
        for (int row = 0; row < rows; row++) {
            byHeld[from + row] += heldSlopes[row];
        }
    }

    private double tradeSlope(double spot, double before, double after) {
        return claim.cost() * spot * Math.signum(after - before);
    }

    /** Keeps what a policy holds: before each moment's trade, and at the end. */
    private static final class Recorded implements HedgeStrategy {
        private final HedgeStrategy policy;
        private final double[][] ratios;

        private Recorded(HedgeStrategy policy, PathSet paths) {
            this.policy = policy;
            ratios = new double[paths.steps() + 1][];
            ratios[0] = new double[paths.paths()];
        }

        @Override
        public String name() {
            return policy.name();
        }

        @Override
        public void ratios(Moment moment, double[] held, double[] out) {
            policy.ratios(moment, held, out);
            ratios[moment.step() + 1] = Arrays.copyOf(out, out.length);
        }
    }
}
