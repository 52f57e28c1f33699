package gammadesk.analytics.hedging;

/** The formulas behind the rules. */
public final class HedgeBands {
    private HedgeBands() {}

    /**
     * Half the width of the band around delta in which it does not pay to trade (Whalley and Wilmott 1997), coin.
     *
     * @param cost of trading, a share of what is traded
     * @param gamma of the whole book, change of delta per USD
     * @param spot USD
     * @param riskAversion per USD
     */
    public static double whalleyWilmott(double cost, double gamma, double spot, double riskAversion) {
        return Math.cbrt(1.5 * cost * gamma * gamma * spot / riskAversion);
    }

    /**
     * The volatility at which an option is hedged when every hedge costs (Leland 1985; Hoggard, Whalley and Wilmott
     * 1994 for bought ones).
     *
     * @param vol a fraction
     * @param roundTrip cost of buying and selling, a share
     * @param stepYears between two hedges
     * @param gammaSign -1 for sold options, whose volatility goes up, +1 for bought ones
     * @return 0 where costs eat all of the volatility
     */
    public static double leland(double vol, double roundTrip, double stepYears, double gammaSign) {
        double number = Math.sqrt(2 / Math.PI) * roundTrip / (vol * Math.sqrt(stepYears));
        return vol * Math.sqrt(Math.max(0, 1 - gammaSign * number));
    }
}
