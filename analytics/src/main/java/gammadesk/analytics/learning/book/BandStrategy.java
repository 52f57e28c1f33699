package gammadesk.analytics.learning.book;

import gammadesk.analytics.hedging.BandRule;
import gammadesk.analytics.hedging.BandState;
import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.OptionValue;

/**
 * A band for books as the hedge of one sold option: the book is that option, valued by Black at the variance that is
 * shown. Without a number it keeps what it holds.
 *
 * @param name for tables
 * @param rule the band; this is for one thread, as it is
 * @param claim that was sold
 * @param riskAversion per unit of money
 * @param stepYears between two decisions
 */
public record BandStrategy(String name, BandRule rule, ClaimHedge claim, double riskAversion, double stepYears)
        implements HedgeStrategy {
    @Override
    public void ratios(Moment moment, double[] held, double[] out) {
        for (int path = 0; path < out.length; path++) {
            double ratio = ratio(moment.spots()[path], moment.variances()[path], moment.yearsLeft(), held[path]);
            out[path] = Double.isFinite(ratio) ? ratio : held[path];
        }
    }

    private double ratio(double spot, double variance, double yearsLeft, double held) {
        double vol = Math.sqrt(variance);
        OptionValue sold = Black76.value(spot, claim.strike(), yearsLeft, vol, claim.type());
        BandRule.Band band = rule.band(new BandState(
                -sold.gamma(), -sold.vanna(), spot, vol, yearsLeft, claim.cost(), riskAversion, stepYears));
        double low = sold.delta() + band.low();
        double high = sold.delta() + band.high();
        return low <= high ? Math.clamp(held, low, high) : Double.NaN;
    }
}
