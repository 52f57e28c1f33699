package gammadesk.analytics.surface;

import gammadesk.analytics.pricing.Black76;

/** Model-free variance: what a log contract is worth in options of all strikes. */
public final class VarianceSwap {
    private static final int INTERVALS = 400;
    private static final double DEVIATIONS = 8;

    private VarianceSwap() {}

    /**
     * Total variance of a variance swap: the integral of w over the density of d2 (Gatheral 2006, chapter 11), for a
     * smile free of arbitrage.
     */
    public static double totalVariance(SmileModel model) {
        double left = reach(model, -1);
        double step = (reach(model, 1) - left) / INTERVALS;
        double sum = 0;
        for (int i = 0; i <= INTERVALS; i++) {
            int weight = i == 0 || i == INTERVALS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * integrand(model, left + i * step);
        }
        return sum * step / 3;
    }

    /** n(d2) w |d(d2)/dk|. */
    private static double integrand(SmileModel model, double k) {
        double w = model.totalVariance(k);
        double root = Math.sqrt(w);
        double change = (1 - k * model.slope(k) / (2 * w)) / root + model.slope(k) / (4 * root);
        return Black76.density(k / root + root / 2) * w * change;
    }

    /** How far d2 reaches eight deviations to one side. */
    private static double reach(SmileModel model, int side) {
        double step = side * Math.sqrt(model.totalVariance(0));
        double k = step;
        for (int i = 0; i < 200 && Math.abs(k / root(model, k) + root(model, k) / 2) < DEVIATIONS; i++) {
            k += step;
        }
        return k;
    }

    private static double root(SmileModel model, double k) {
        return Math.sqrt(model.totalVariance(k));
    }

    /**
     * Fair annual variance by replicating the log payoff with listed options (Demeterfi, Derman, Kamal and Zou 1999):
     * the payoff is drawn as straight lines between the strikes, so the answer is a little above the continuous one.
     *
     * @param putStrikes descending from {@code boundary}, the first equal to it
     * @param putPrices USD, one per put strike but the last, which only ends the last line
     * @param callStrikes ascending from {@code boundary}, the first equal to it
     * @param callPrices USD, one per call strike but the last
     * @param forward USD
     * @param growth one unit of money at expiry: exp(rate x years)
     * @param years time to expiry
     */
    public static double replicate(
            double[] putStrikes,
            double[] putPrices,
            double[] callStrikes,
            double[] callPrices,
            double forward,
            double growth,
            double years) {
        double boundary = callStrikes[0];
        double options = portfolio(putStrikes, putPrices, boundary) + portfolio(callStrikes, callPrices, boundary);
        double expected = Math.log(forward / boundary) - (forward / boundary - 1);
        return 2 / years * expected + growth * 2 / years * options;
    }

    private static double portfolio(double[] strikes, double[] prices, double boundary) {
        double value = 0;
        double held = 0;
        for (int i = 0; i < prices.length; i++) {
            double rise = payoff(strikes[i + 1], boundary) - payoff(strikes[i], boundary);
            double weight = rise / Math.abs(strikes[i + 1] - strikes[i]) - held;
            held += weight;
            value += weight * prices[i];
        }
        return value;
    }

    /** Half of what the log contract pays beyond its hedge in the forward, before time is divided out. */
    private static double payoff(double at, double boundary) {
        return (at - boundary) / boundary - Math.log(at / boundary);
    }
}
