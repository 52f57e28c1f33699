package gammadesk.analytics.learning.path;

/**
 * Square-root variance of Heston (1993), dv = kappa (theta - v) dt + sigma sqrt(v) dW, with d(ln S, v) correlated. Time
 * in years; Feller's condition 2 kappa theta >= sigma^2 may be violated, as it is on most surfaces.
 *
 * @param variance v0, a year, a fraction squared
 * @param reversion kappa, a year
 * @param longVariance theta, a year
 * @param volOfVariance sigma
 * @param correlation rho of the two Brownian motions
 */
public record HestonParameters(
        double variance, double reversion, double longVariance, double volOfVariance, double correlation) {
    /**
     * Throws {@link IllegalArgumentException} for a negative variance, a reversion or volatility of variance that is
     * not positive, or a correlation outside -1 .. 1.
     */
    public HestonParameters {
        boolean isVariance = variance >= 0 && longVariance >= 0 && variance + longVariance < Double.POSITIVE_INFINITY;
        boolean isMoving = reversion > 0 && volOfVariance > 0 && reversion + volOfVariance < Double.POSITIVE_INFINITY;
        if (!isVariance || !isMoving || !(Math.abs(correlation) <= 1)) {
            throw new IllegalArgumentException("no Heston model: v0 " + variance + ", kappa " + reversion + ", theta "
                    + longVariance + ", sigma " + volOfVariance + ", rho " + correlation);
        }
    }

    /** Whether the variance never touches zero. */
    public boolean isFeller() {
        return 2 * reversion * longVariance >= volOfVariance * volOfVariance;
    }

    /** The same law from another variance. */
    public HestonParameters from(double newVariance) {
        return new HestonParameters(newVariance, reversion, longVariance, volOfVariance, correlation);
    }

    /** The same law for so many times the variance, at all times. */
    public HestonParameters scaled(double by) {
        return new HestonParameters(
                by * variance, reversion, by * longVariance, Math.sqrt(by) * volOfVariance, correlation);
    }

    /**
     * Mean of the variance over a time, a year; it says what a variance swap pays without jumps.
     *
     * @param years not negative
     */
    public double meanVariance(double years) {
        return longVariance + (variance - longVariance) * loading(years);
    }

    /** How much of today's variance stays in the mean over a time: (1 - exp(-kappa T)) / (kappa T), 1 at no time. */
    public double loading(double years) {
        double x = reversion * years;
        return x == 0 ? 1 : -Math.expm1(-x) / x;
    }
}
