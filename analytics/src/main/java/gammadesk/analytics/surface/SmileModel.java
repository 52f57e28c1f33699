package gammadesk.analytics.surface;

import java.util.Map;

/**
 * Total implied variance w(k) = vol^2 x years of one expiry over log-moneyness k = ln(strike / forward). Every model is
 * immutable and defined for every finite k.
 */
public sealed interface SmileModel permits RawSvi, LinearVariance, BlendedVariance {
    /** Total variance at k. */
    double totalVariance(double k);

    /** dw/dk. */
    double slope(double k);

    /** d2w/dk2; at a kink of a piecewise linear model 0. */
    double curvature(double k);

    /** The limit of -dw/dk far to the left; Lee's bound is 2. */
    double leftWingSlope();

    /** The limit of dw/dk far to the right; Lee's bound is 2. */
    double rightWingSlope();

    /** The model with all variances multiplied, that is the same volatilities for another time to expiry. */
    SmileModel scaled(double factor);

    /** The numbers that define it, by name, in a fixed order; in units of total variance. */
    Map<String, Double> parameters();

    /**
     * Durrleman's g(k): the risk-neutral density of ln(S/F) is g(k) n(d2) / sqrt(w), so the smile is free of butterfly
     * arbitrage where it is not negative.
     */
    default double butterfly(double k) {
        return butterfly(k, totalVariance(k), slope(k), curvature(k));
    }

    /** g from w and its first two derivatives; NaN where w is not positive. */
    static double butterfly(double k, double w, double slope, double curvature) {
        if (!(w > 0)) {
            return Double.NaN;
        }
        double tilt = 1 - k * slope / (2 * w);
        return tilt * tilt - slope * slope / 4 * (1 / w + 0.25) + curvature / 2;
    }
}
