package gammadesk.analytics.pricing;

import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.OptionType;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Options on a forward without discounting (Black 1976, "The pricing of commodity contracts"), the model in which
 * Deribit publishes marks and greeks. Forward and strike in USD per coin, time in years of 365 days, volatility as a
 * fraction. A coin-settled option costs {@code priceUsd / forward} coin.
 *
 * <p>No time or no volatility gives the intrinsic value and its limits. Anything that is not a number, or a forward or
 * strike that is not positive, gives NaN: nothing is thrown.
 */
public final class Black76 {
    private static final double SQRT_TWO = Math.sqrt(2);
    private static final double INV_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);
    private static final double DAYS_PER_YEAR = 365;
    /** Beyond this every option has long been worth the most; it keeps d1 and d2 finite. */
    private static final double MOST_DEVIATION = 1e9;

    private Black76() {}

    /** Price in USD per coin of underlying. */
    public static double priceUsd(double forward, double strike, double years, double vol, OptionType type) {
        if (isInvalid(forward, strike, years, vol)) {
            return Double.NaN;
        }
        int sign = type.sign();
        double deviation = deviation(years, vol);
        if (deviation == 0) {
            return Math.max(0, sign * (forward - strike));
        }
        double x = -Math.abs(logMoneyness(forward, strike));
        double timeValue = Math.sqrt(forward) * Math.sqrt(strike) * NormalisedBlack.price(x, deviation);
        // at the most the two may round to a hair above it
        return Math.min(type == OptionType.CALL ? forward : strike, Math.max(0, sign * (forward - strike)) + timeValue);
    }

    /** The greeks of one coin of underlying; at zero deviation gamma, vega, theta are 0 and delta is a step. */
    public static Greeks greeks(double forward, double strike, double years, double vol, OptionType type) {
        if (isInvalid(forward, strike, years, vol)) {
            return Greeks.UNKNOWN;
        }
        double deviation = deviation(years, vol);
        return deviation == 0
                ? greeksWithoutTimeValue(forward, strike, years, type)
                : greeks(forward, strike, years, vol, type, deviation);
    }

    private static Greeks greeks(
            double forward, double strike, double years, double vol, OptionType type, double deviation) {
        int sign = type.sign();
        double d1 = d1(forward, strike, deviation);
        double density = density(d1);
        double sqrtYears = Math.sqrt(years);
        return new Greeks(
                sign * normal(sign * d1),
                density / (forward * deviation),
                forward * density * sqrtYears / 100,
                -forward * density * vol / (2 * sqrtYears) / DAYS_PER_YEAR,
                sign * strike * years * normal(sign * (d1 - deviation)) / 100);
    }

    private static Greeks greeksWithoutTimeValue(double forward, double strike, double years, OptionType type) {
        int sign = type.sign();
        double moneyness = sign * (forward - strike);
        double exercised = moneyness == 0 ? 0.5 : moneyness > 0 ? 1 : 0;
        return new Greeks(sign * exercised, 0, 0, 0, sign * strike * Math.max(years, 0) * exercised / 100);
    }

    /**
     * Price and all sensitivities of one coin of underlying. At zero deviation the price is intrinsic, delta is a step
     * and what lives on time value is 0; bad input gives {@link OptionValue#UNKNOWN}.
     */
    public static OptionValue value(double forward, double strike, double years, double vol, OptionType type) {
        double price = priceUsd(forward, strike, years, vol, type);
        if (Double.isNaN(price)) {
            return OptionValue.UNKNOWN;
        }
        Greeks greeks = greeks(forward, strike, years, vol, type);
        double coin = price / forward;
        double deviation = deviation(years, vol);
        double d1 = deviation == 0 ? 0 : d1(forward, strike, deviation);
        double density = deviation == 0 ? 0 : density(d1);
        return density == 0
                ? withoutCurvature(price, coin, greeks)
                : withCurvature(price, coin, greeks, new Curvature(forward, years, vol, d1, d1 - deviation, density));
    }

    private record Curvature(double forward, double years, double vol, double d1, double d2, double density) {
        double vanna() {
            return -density * d2 / vol / 100;
        }

        double volga(double vega) {
            return vega * d1 * d2 / vol / 100;
        }

        double charm() {
            return density * d2 / (2 * years) / DAYS_PER_YEAR;
        }

        double speed(double gamma) {
            return -gamma / forward * (d1 / (vol * Math.sqrt(years)) + 1);
        }

        double zomma(double gamma) {
            return gamma * (d1 * d2 - 1) / vol;
        }
    }

    private static OptionValue withCurvature(double price, double coin, Greeks greeks, Curvature curvature) {
        return new OptionValue(
                price,
                coin,
                greeks.delta(),
                greeks.delta() - coin,
                greeks.gamma(),
                greeks.vega(),
                greeks.theta(),
                greeks.rho(),
                curvature.vanna(),
                curvature.volga(greeks.vega()),
                curvature.charm(),
                curvature.speed(greeks.gamma()),
                curvature.zomma(greeks.gamma()));
    }

    private static OptionValue withoutCurvature(double price, double coin, Greeks greeks) {
        return new OptionValue(
                price,
                coin,
                greeks.delta(),
                greeks.delta() - coin,
                greeks.gamma(),
                greeks.vega(),
                greeks.theta(),
                greeks.rho(),
                0,
                0,
                0,
                0,
                0);
    }

    /** The standard normal distribution function, accurate in relative terms down to the deepest wing. */
    public static double normal(double x) {
        return 0.5 * Erfc.value(-x / SQRT_TWO);
    }

    /** The standard normal density. */
    public static double density(double x) {
        return INV_SQRT_TWO_PI * Math.exp(-0.5 * x * x);
    }

    private static double d1(double forward, double strike, double deviation) {
        return logMoneyness(forward, strike) / deviation + deviation / 2;
    }

    private static double deviation(double years, double vol) {
        return years <= 0 || vol <= 0 ? 0 : Math.min(vol * Math.sqrt(years), MOST_DEVIATION);
    }

    /** ln(forward / strike), also where the quotient is no number of its own. */
    static double logMoneyness(double forward, double strike) {
        double quotient = forward / strike;
        boolean isNormal = quotient >= Double.MIN_NORMAL && quotient <= Double.MAX_VALUE;
        return isNormal ? Math.log(quotient) : Math.log(forward) - Math.log(strike);
    }

    private static boolean isInvalid(double forward, double strike, double years, double vol) {
        boolean finite = Double.isFinite(forward) && Double.isFinite(strike);
        return !finite || forward <= 0 || strike <= 0 || !Double.isFinite(years) || !Double.isFinite(vol);
    }
}
