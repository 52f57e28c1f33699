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
        IvState state = state(priceUsd, forward, strike, years, type);
        double vol = state == IvState.OK ? solve(priceUsd, forward, strike, years, type) : Double.NaN;
        IvState checked = checked(state, vol);
        return new ImpliedVol(checked, checked == IvState.OK ? vol : Double.NaN);
    }

    /** What can be said before looking for it; {@link IvState#OK} when there is a volatility to be found. */
    static IvState state(double priceUsd, double forward, double strike, double years, OptionType type) {
        IvState place = place(forward, strike, years);
        if (place != IvState.OK) {
            return place;
        }
        if (!Double.isFinite(priceUsd)) {
            return Double.isNaN(priceUsd) ? IvState.NO_PRICE : IvState.BAD_INPUT;
        }
        if (priceUsd - intrinsic(forward, strike, type) <= 0) {
            return IvState.BELOW_INTRINSIC;
        }
        return priceUsd >= (type == OptionType.CALL ? forward : strike) ? IvState.ABOVE_MAXIMUM : IvState.OK;
    }

    /** Whether an option can have a volatility there at all. */
    static IvState place(double forward, double strike, double years) {
        if (!(forward > 0)) {
            return IvState.NO_FORWARD;
        }
        if (!(strike > 0) || Double.isInfinite(forward) || Double.isInfinite(strike) || !Double.isFinite(years)) {
            return IvState.BAD_INPUT;
        }
        return years > 0 ? IvState.OK : IvState.EXPIRED;
    }

    /** The volatility of a price whose state is {@link IvState#OK}; not a positive number where it cannot be told. */
    static double solve(double priceUsd, double forward, double strike, double years, OptionType type) {
        double normalised = (priceUsd - intrinsic(forward, strike, type)) / (Math.sqrt(forward) * Math.sqrt(strike));
        return LetsBeRational.deviation(normalised, -Math.abs(Black76.logMoneyness(forward, strike)))
                / Math.sqrt(years);
    }

    /** A volatility that is no positive number is none: so near to its bound the price says nothing. */
    static IvState checked(IvState state, double vol) {
        boolean isAnswer = state != IvState.OK || (vol > 0 && Double.isFinite(vol));
        return isAnswer ? state : IvState.UNDETERMINED;
    }

    private static double intrinsic(double forward, double strike, OptionType type) {
        return Math.max(0, type.sign() * (forward - strike));
    }
}
