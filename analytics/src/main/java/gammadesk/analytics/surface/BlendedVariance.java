package gammadesk.analytics.surface;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A time between two expiries: total variance linear in time at constant forward moneyness.
 *
 * @param near the earlier slice
 * @param nearWeight not negative
 * @param far the later slice
 * @param farWeight not negative
 */
public record BlendedVariance(SmileModel near, double nearWeight, SmileModel far, double farWeight)
        implements SmileModel {
    @Override
    public double totalVariance(double k) {
        return nearWeight * near.totalVariance(k) + farWeight * far.totalVariance(k);
    }

    @Override
    public double slope(double k) {
        return nearWeight * near.slope(k) + farWeight * far.slope(k);
    }

    @Override
    public double curvature(double k) {
        return nearWeight * near.curvature(k) + farWeight * far.curvature(k);
    }

    @Override
    public double leftWingSlope() {
        return nearWeight * near.leftWingSlope() + farWeight * far.leftWingSlope();
    }

    @Override
    public double rightWingSlope() {
        return nearWeight * near.rightWingSlope() + farWeight * far.rightWingSlope();
    }

    @Override
    public BlendedVariance scaled(double factor) {
        return new BlendedVariance(near, nearWeight * factor, far, farWeight * factor);
    }

    @Override
    public Map<String, Double> parameters() {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("nearWeight", nearWeight);
        near.parameters().forEach((name, value) -> named.put("near." + name, value));
        named.put("farWeight", farWeight);
        far.parameters().forEach((name, value) -> named.put("far." + name, value));
        return named;
    }
}
