package gammadesk.analytics.market;

/**
 * First-order sensitivities and gamma of one option on one coin, in the units in which venues publish them. NaN where
 * unknown.
 *
 * @param delta Black delta on the forward, -1 .. 1
 * @param gamma change of delta per USD of the forward
 * @param vega USD per vol point
 * @param theta USD per day
 * @param rho USD per 1 % of interest rate
 */
public record Greeks(double delta, double gamma, double vega, double theta, double rho) {
    public static final Greeks UNKNOWN = new Greeks(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
