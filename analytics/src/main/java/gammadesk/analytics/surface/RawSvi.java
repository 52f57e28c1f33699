package gammadesk.analytics.surface;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gatheral's raw SVI: w(k) = a + b (rho (k - m) + sqrt((k - m)^2 + sigma^2)).
 *
 * @param a level, total variance
 * @param b opening of the wings, not negative
 * @param rho tilt, -1 .. 1
 * @param m where the vertex lies, log-moneyness
 * @param sigma how round the vertex is, log-moneyness, positive
 */
public record RawSvi(double a, double b, double rho, double m, double sigma) implements SmileModel {
    /** The raw form of an SSVI slice with at-the-money total variance theta. */
    public static RawSvi ofSsvi(double theta, double rho, double phi) {
        double root = Math.sqrt(1 - rho * rho);
        return new RawSvi(theta * root * root / 2, theta * phi / 2, rho, -rho / phi, root / phi);
    }

    @Override
    public double totalVariance(double k) {
        double z = k - m;
        return a + b * (rho * z + Math.sqrt(z * z + sigma * sigma));
    }

    @Override
    public double slope(double k) {
        double z = k - m;
        return b * (rho + z / Math.sqrt(z * z + sigma * sigma));
    }

    @Override
    public double curvature(double k) {
        double z = k - m;
        double square = z * z + sigma * sigma;
        return b * sigma * sigma / (square * Math.sqrt(square));
    }

    @Override
    public double leftWingSlope() {
        return b * (1 - rho);
    }

    @Override
    public double rightWingSlope() {
        return b * (1 + rho);
    }

    @Override
    public RawSvi scaled(double factor) {
        return new RawSvi(a * factor, b * factor, rho, m, sigma);
    }

    /** The smallest total variance of the slice. */
    public double leastVariance() {
        return a + b * sigma * Math.sqrt(1 - rho * rho);
    }

    @Override
    public Map<String, Double> parameters() {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("a", a);
        named.put("b", b);
        named.put("rho", rho);
        named.put("m", m);
        named.put("sigma", sigma);
        return named;
    }
}
