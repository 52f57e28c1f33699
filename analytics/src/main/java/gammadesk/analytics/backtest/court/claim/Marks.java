package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.pricing.Black76;
import java.util.Arrays;

/** What a claim is worth along paths; the same for every rule, and dear to find out. */
final class Marks {
    private final double[][] worth;

    private Marks(double[][] worth) {
        this.worth = worth;
    }

    static Marks of(ClaimHedge claim, PathSet market) {
        double[][] worth = new double[market.steps() + 1][market.paths()];
        for (int step = 0; step < market.steps(); step++) {
            double[] spots = market.spots()[step];
            double[] variances = market.variances()[step];
            double years = (market.steps() - step) * market.stepYears();
            Arrays.setAll(
                    worth[step],
                    path -> Black76.priceUsd(
                            spots[path], claim.strike(), years, Math.sqrt(variances[path]), claim.type()));
        }
        double[] last = market.spots()[market.steps()];
        Arrays.setAll(worth[market.steps()], path -> claim.payoff(last[path]));
        return new Marks(worth);
    }

    double at(int step, int path) {
        return worth[step][path];
    }
}
