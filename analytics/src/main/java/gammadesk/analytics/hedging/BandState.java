package gammadesk.analytics.hedging;

/**
 * What the width of a band around delta can depend on.
 *
 * @param gamma of the whole book, change of delta per USD
 * @param vanna of the whole book, change of delta per vol point
 * @param spot USD
 * @param vol to be expected over the next step, a fraction a year
 * @param years to expiry, the mean of the book's options by the size of their gamma
 * @param cost of trading, a share of what is traded
 * @param riskAversion per USD
 * @param stepYears between two decisions
 */
public record BandState(
        double gamma,
        double vanna,
        double spot,
        double vol,
        double years,
        double cost,
        double riskAversion,
        double stepYears) {
    /** Half the width of Whalley and Wilmott's band, coin. */
    public double classicalHalfWidth() {
        return HedgeBands.whalleyWilmott(cost, gamma, spot, riskAversion);
    }

    /** Standard deviation of the change of delta over a step, coin. */
    public double deltaDeviation() {
        return Math.abs(gamma) * spot * vol * Math.sqrt(stepYears);
    }
}
