package gammadesk.analytics.learning.rule;

import gammadesk.analytics.learning.HedgeStrategy;

/**
 * Holds the delta of Black and Scholes (1973) without interest, N(d1) for a short call.
 *
 * @param target what is hedged
 * @param volatility to put into the formula
 */
public record BlackScholesDelta(Target target, Volatility volatility) implements HedgeStrategy {
    @Override
    public String name() {
        return "delta";
    }

    @Override
    public void ratios(Moment moment, double[] held, double[] out) {
        target.deltas(moment, volatility, out);
    }
}
