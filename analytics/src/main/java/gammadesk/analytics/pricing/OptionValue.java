package gammadesk.analytics.pricing;

/**
 * An option's price and sensitivities under {@link Black76}, per one coin of underlying. Volatility sensitivities are
 * per vol point (0.01), times per calendar day, rates per 1 %; gamma, speed and zomma are plain derivatives.
 *
 * @param priceUsd USD
 * @param priceCoin the same over the forward: what a coin-settled option costs
 * @param delta Black delta on the forward
 * @param netDelta premium-adjusted: delta minus the price in coin
 * @param gamma change of delta per USD
 * @param vega USD per vol point
 * @param theta USD per day
 * @param rho USD per 1 % of rate
 * @param vanna change of delta per vol point
 * @param volga change of vega (USD per vol point) per vol point
 * @param charm change of delta per day that passes
 * @param speed change of gamma per USD
 * @param zomma change of gamma per 1.00 of volatility
 */
public record OptionValue(
        double priceUsd,
        double priceCoin,
        double delta,
        double netDelta,
        double gamma,
        double vega,
        double theta,
        double rho,
        double vanna,
        double volga,
        double charm,
        double speed,
        double zomma) {
    /** Nothing is known: every number is NaN. */
    public static final OptionValue UNKNOWN = new OptionValue(
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN);
}
