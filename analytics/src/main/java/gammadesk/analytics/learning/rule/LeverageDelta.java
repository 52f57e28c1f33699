package gammadesk.analytics.learning.rule;

import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.path.HestonParameters;
import gammadesk.analytics.pricing.Black76;

/**
 * The delta adjusted for what a price's move does to volatility, delta + vega dSigma/dS, in closed form: Black's
 * formula at Heston's mean variance over the time that is left, whose loading on today's variance is w(T) = (1 -
 * exp(-kappa T)) / (kappa T), and dv/dS = rho sigma / S. An approximation of {@link HestonDelta} for a fraction of its
 * work (compare Hull and White 2017, eq. 2).
 *
 * @param target what is hedged
 * @param heston the variance's law; its first variance is not used, the path's is
 */
public record LeverageDelta(Target target, HestonParameters heston) implements HedgeStrategy {
    @Override
    public String name() {
        return "leverage delta";
    }

    @Override
    public void ratios(Moment moment, double[] held, double[] out) {
        double years = moment.yearsLeft();
        double loading = heston.loading(years);
        double tilt = heston.correlation() * heston.volOfVariance() * loading * Math.sqrt(years) / 2;
        for (int path = 0; path < out.length; path++) {
            double variance = heston.longVariance() + (moment.variances()[path] - heston.longVariance()) * loading;
            double vol = Math.sqrt(variance);
            double d1 = target.d1(moment.spots()[path], vol * Math.sqrt(years));
            double vega = vol > 0 ? Black76.density(d1) / vol : 0;
            out[path] = target.delta(d1) + tilt * vega;
        }
    }
}
