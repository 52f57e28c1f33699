package gammadesk.analytics.learning.rule;

import gammadesk.analytics.learning.HedgeStrategy.Moment;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;

/**
 * The claim that a rule hedges, short one.
 *
 * @param type call or put
 * @param strike in the price's money, positive
 */
public record Target(OptionType type, double strike) {
    /** Throws {@link IllegalArgumentException} for a strike that is not positive. */
    public Target {
        if (!(strike > 0) || !Double.isFinite(strike)) {
            throw new IllegalArgumentException("no strike: " + strike);
        }
    }

    /** Black's d1 for a deviation vol sqrt(T); infinite of the right sign, or 0, where there is none. */
    double d1(double spot, double deviation) {
        double moneyness = Math.log(spot / strike);
        return deviation > 0 ? moneyness / deviation + deviation / 2 : moneyness == 0 ? 0 : moneyness / 0.0;
    }

    /** Delta of one option at Black's d1. */
    double delta(double d1) {
        return type.sign() * Black76.normal(type.sign() * d1);
    }

    /** Writes the Black-Scholes delta of every path. */
    void deltas(Moment moment, Volatility volatility, double[] out) {
        double root = Math.sqrt(moment.yearsLeft());
        double[] spots = moment.spots();
        for (int path = 0; path < out.length; path++) {
            out[path] = delta(d1(spots[path], volatility.at(moment, path) * root));
        }
    }
}
