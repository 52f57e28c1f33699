package gammadesk.analytics.pricing;

import gammadesk.analytics.market.OptionType;

/**
 * The volatility at which {@link Black76} gives a price.
 *
 * @param state whether there is one
 * @param vol a fraction, NaN unless the state is {@link IvState#OK}
 */
public record ImpliedVol(IvState state, double vol) {
    /**
     * Inverts a price to the last attainable digit. Never throws: what has no answer says why.
     *
     * @param priceUsd USD per coin of underlying
     * @param forward USD
     * @param strike USD
     * @param years of 365 days
     * @param type call or put
     */
    public static ImpliedVol of(double priceUsd, double forward, double strike, double years, OptionType type) {
        if (!(forward > 0) || !(strike > 0) || Double.isInfinite(forward) || Double.isInfinite(strike)) {
            return none(IvState.NO_FORWARD);
        }
        if (!(priceUsd >= 0)) {
            return none(IvState.NO_PRICE);
        }
        if (!(years > 0)) {
            return none(IvState.EXPIRED);
        }
        double timeValue = priceUsd - Math.max(0, type.sign() * (forward - strike));
        if (timeValue <= 0) {
            return none(IvState.BELOW_INTRINSIC);
        }
        if (priceUsd >= (type == OptionType.CALL ? forward : strike)) {
            return none(IvState.ABOVE_MAXIMUM);
        }
        double normalised = timeValue / (Math.sqrt(forward) * Math.sqrt(strike));
        double vol = LetsBeRational.deviation(normalised, -Math.abs(Math.log(forward / strike))) / Math.sqrt(years);
        return Double.isFinite(vol) ? new ImpliedVol(IvState.OK, vol) : none(IvState.ABOVE_MAXIMUM);
    }

    private static ImpliedVol none(IvState why) {
        return new ImpliedVol(why, Double.NaN);
    }
}
