package gammadesk.analytics.learning.rule;

import gammadesk.analytics.learning.HedgeStrategy;

/**
 * Holds the delta at a volatility that the costs of rebalancing a short option raise (Leland 1985): sigma^2 (1 + sqrt(2
 * / pi) k / (sigma sqrt(dt))).
 *
 * @param target what is hedged
 * @param volatility of the price
 * @param roundTrip k, cost of buying and selling again as a share of the value: twice the cost one way
 * @param stepYears dt, time between two changes of the hedge
 */
public record LelandDelta(Target target, Volatility volatility, double roundTrip, double stepYears)
        implements HedgeStrategy {
    /** Throws {@link IllegalArgumentException} for a negative cost or no time between changes. */
    public LelandDelta {
        if (!(roundTrip >= 0) || !(stepYears > 0)) {
            throw new IllegalArgumentException("no Leland rule: cost " + roundTrip + ", step " + stepYears);
        }
    }

    @Override
    public String name() {
        return "leland";
    }

    @Override
    public void ratios(Moment moment, double[] held, double[] out) {
        double root = Math.sqrt(moment.yearsLeft());
        double lift = Math.sqrt(2 / Math.PI) * roundTrip / Math.sqrt(stepYears);
        double[] spots = moment.spots();
        for (int path = 0; path < out.length; path++) {
            double vol = volatility.at(moment, path);
            out[path] = target.delta(target.d1(spots[path], Math.sqrt(vol * (vol + lift)) * root));
        }
    }
}
