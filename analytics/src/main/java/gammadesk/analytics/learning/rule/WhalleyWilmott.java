package gammadesk.analytics.learning.rule;

import gammadesk.analytics.hedging.HedgeBands;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.pricing.Black76;

/**
 * Trades only to the edge of a band around the delta (Whalley and Wilmott 1997): half its width is (3 c Gamma^2 S / (2
 * a))^(1/3), the limit for small costs of what maximises exponential utility without interest.
 *
 * @param target what is hedged
 * @param volatility of the price
 * @param cost c, share of the traded value, one way
 * @param aversion a, per unit of money
 */
public record WhalleyWilmott(Target target, Volatility volatility, double cost, double aversion)
        implements HedgeStrategy {
    /** Throws {@link IllegalArgumentException} for a negative cost or an aversion that is not positive. */
    public WhalleyWilmott {
        if (!(cost >= 0) || !(aversion > 0)) {
            throw new IllegalArgumentException("no band: cost " + cost + ", aversion " + aversion);
        }
    }

    @Override
    public String name() {
        return "whalley-wilmott";
    }

    @Override
    public void ratios(Moment moment, double[] held, double[] out) {
        double root = Math.sqrt(moment.yearsLeft());
        double[] spots = moment.spots();
        for (int path = 0; path < out.length; path++) {
            double deviation = volatility.at(moment, path) * root;
            double d1 = target.d1(spots[path], deviation);
            double delta = target.delta(d1);
            double half = half(spots[path], deviation, d1);
            out[path] = Math.clamp(held[path], delta - half, delta + half);
        }
    }

    private double half(double spot, double deviation, double d1) {
        double gamma = deviation > 0 ? Black76.density(d1) / (spot * deviation) : 0;
        return HedgeBands.whalleyWilmott(cost, gamma, spot, aversion);
    }
}
