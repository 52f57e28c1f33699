package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Greeks;

/** Black-76 on the forward, as the exchange computes its marks: small, fast, without discounting. */
final class MarkKernel {
    /** The venue reports no volatility above this, percent. */
    static final double CAP_PERCENT = 500;

    private static final double DAY_YEARS = 1.0 / 365;
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double FAR = 38;
    private static final double SPLIT = 7.07106781186547;
    private static final int MAX_ITERATIONS = 60;
    private static final double[] TOP = {
        3.52624965998911e-2,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] BOTTOM = {
        8.83883476483184e-2,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };

    private MarkKernel() {}

    /** The standard normal distribution, by Hart's rational function and a continued fraction in the far tail. */
    static double cdf(double x) {
        double tail = upperTail(Math.abs(x));
        return x > 0 ? 1 - tail : tail;
    }

    static double pdf(double x) {
        return Math.exp(-x * x / 2) / ROOT_TWO_PI;
    }

    /** Price over forward (coin for an inverse option); {@code deviation} is sigma times root of time. */
    static double priceCoin(double forward, double strike, int sign, double deviation) {
        double ratio = strike / forward;
        if (!(deviation > 0)) {
            return Math.max(0, sign * (1 - ratio));
        }
        double d1 = -Math.log(ratio) / deviation + deviation / 2;
        double price = sign * (cdf(sign * d1) - ratio * cdf(sign * (d1 - deviation)));
        return Math.max(0, price);
    }

    /** Greeks in the venue's units: USD per vol point, USD per day, USD per 1 % of rate. */
    static Greeks greeks(double forward, double strike, int sign, double sigma, double years) {
        double root = Math.sqrt(years);
        double deviation = sigma * root;
        if (!(deviation > 0)) {
            double delta = sign * (forward - strike) > 0 ? sign : 0;
            return new Greeks(delta, 0, 0, 0, 0);
        }
        double d1 = Math.log(forward / strike) / deviation + deviation / 2;
        double density = pdf(d1);
        double rho = sign * strike * years * cdf(sign * (d1 - deviation)) / 100;
        return new Greeks(
                sign * cdf(sign * d1),
                density / (forward * deviation),
                forward * density * root / 100,
                theta(forward, strike, sign, sigma, years, density),
                rho);
    }

    /**
     * The volatility in percent at which an option costs the given price in coin, at most {@link #CAP_PERCENT}; NaN
     * where no volatility does.
     */
    static double impliedPercent(double priceCoin, double forward, double strike, int sign, double years) {
        double floor = Math.max(0, sign * (1 - strike / forward));
        double ceiling = sign > 0 ? 1 : strike / forward;
        if (!(priceCoin > floor) || !(priceCoin < ceiling) || !(years > 0)) {
            return Double.NaN;
        }
        double root = Math.sqrt(years);
        double cap = CAP_PERCENT / 100 * root;
        if (priceCoin(forward, strike, sign, cap) <= priceCoin) {
            return CAP_PERCENT;
        }
        return solve(priceCoin, forward, strike, sign, cap) / root * 100;
    }

    /** Newton's steps from the inflexion point, kept inside a shrinking bracket. */
    private static double solve(double priceCoin, double forward, double strike, int sign, double cap) {
        double moneyness = Math.log(forward / strike);
        double low = 0;
        double high = cap;
        double deviation = Math.clamp(Math.sqrt(2 * Math.abs(moneyness)), cap / 50, cap / 2);
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double miss = priceCoin(forward, strike, sign, deviation) - priceCoin;
            if (miss > 0) {
                high = deviation;
            } else {
                low = deviation;
            }
            double next = deviation - miss / pdf(moneyness / deviation + deviation / 2);
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - deviation) < 1e-10 * cap) {
                return next;
            }
            deviation = next;
        }
        return deviation;
    }

    /** Within the last day no more can be lost than what is left above the intrinsic value. */
    private static double theta(double forward, double strike, int sign, double sigma, double years, double density) {
        double root = Math.sqrt(years);
        double decay = forward * density * sigma / (2 * root) / 365;
        if (years >= DAY_YEARS) {
            return -decay;
        }
        double intrinsic = Math.max(0, sign * (forward - strike));
        double left = forward * priceCoin(forward, strike, sign, sigma * root) - intrinsic;
        return -Math.min(decay, Math.max(0, left));
    }

    private static double upperTail(double x) {
        if (x > FAR) {
            return 0;
        }
        double exponential = Math.exp(-x * x / 2);
        if (x < SPLIT) {
            return exponential * polynomial(TOP, x) / polynomial(BOTTOM, x);
        }
        double fraction = x + 0.65;
        for (int i = 4; i > 0; i--) {
            fraction = x + i / fraction;
        }
        return exponential / (fraction * ROOT_TWO_PI);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
