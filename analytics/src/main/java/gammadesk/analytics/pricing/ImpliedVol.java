package gammadesk.analytics.pricing;

import gammadesk.analytics.market.OptionType;

/**
 * The volatility at which {@link Black76} gives a price.
 *
 * @param state whether there is one
 * @param vol a fraction, NaN unless the state is {@link IvState#OK}
 */
public record ImpliedVol(IvState state, double vol) {
    private static final double SMALLEST_DEVIATION = 1e-8;
    private static final double LARGEST_DEVIATION = 40;
    private static final double TOLERANCE = 1e-14;
    private static final int MOST_STEPS = 200;

    /**
     * Inverts a price. Never throws: what has no answer says why.
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
        double deviation = deviation(timeValue, forward, strike);
        return deviation >= LARGEST_DEVIATION
                ? none(IvState.ABOVE_MAXIMUM)
                : new ImpliedVol(IvState.OK, deviation / Math.sqrt(years));
    }

    private static ImpliedVol none(IvState why) {
        return new ImpliedVol(why, Double.NaN);
    }

    /**
     * Newton's method on the logarithm of the out-of-the-money price, which is nearly straight in the deviation where
     * the price itself is not; bisection whenever a step would leave the bracket.
     */
    private static double deviation(double timeValue, double forward, double strike) {
        OptionType outOfTheMoney = strike >= forward ? OptionType.CALL : OptionType.PUT;
        double target = Math.log(timeValue);
        double low = SMALLEST_DEVIATION;
        double high = LARGEST_DEVIATION;
        double x = start(timeValue, forward, strike);
        for (int i = 0; i < MOST_STEPS && high - low > TOLERANCE * high; i++) {
            double price = Black76.priceUsd(forward, strike, 1, x, outOfTheMoney);
            double miss = Math.log(price) - target;
            if (miss > 0) {
                high = x;
            } else {
                low = x;
            }
            double slope = forward * Black76.density(Math.log(forward / strike) / x + x / 2) / price;
            double step = miss / slope;
            double next = x - step;
            if (Math.abs(step) <= TOLERANCE * x) {
                return next;
            }
            x = next > low && next < high ? next : (low + high) / 2;
        }
        return x;
    }

    /** At the money the price is proportional to the deviation; away from it the inflection point is a safe start. */
    private static double start(double timeValue, double forward, double strike) {
        double atTheMoney = timeValue / forward * Math.sqrt(2 * Math.PI);
        double inflection = Math.sqrt(2 * Math.abs(Math.log(forward / strike)));
        return Math.clamp(Math.max(atTheMoney, inflection), 1e-4, 5);
    }
}
