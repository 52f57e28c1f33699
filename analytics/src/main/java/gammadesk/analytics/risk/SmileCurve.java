package gammadesk.analytics.risk;

/** The volatilities of one expiry, as far as risk needs them: from a fitted surface or from the marks themselves. */
@FunctionalInterface
public interface SmileCurve {
    /** Nothing is known: scenarios keep the volatility of the strike. */
    SmileCurve UNKNOWN = _ -> Double.NaN;

    /** Volatility as a fraction at {@code ln(strike / forward)}; NaN where it is not known. */
    double vol(double logMoneyness);

    /** Volatility at the forward. */
    default double atTheMoney() {
        return vol(0);
    }
}
