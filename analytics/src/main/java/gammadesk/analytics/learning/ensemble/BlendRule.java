package gammadesk.analytics.learning.ensemble;

/**
 * How much an ensemble is believed: {@code most / (1 + (disagreement / scale)^2)}.
 *
 * @param most at no disagreement, 0 to 1
 * @param scale disagreement at which it is half of that, in ratio, positive
 */
public record BlendRule(double most, double scale) {
    /** Throws {@link IllegalArgumentException} for numbers outside of these. */
    public BlendRule {
        if (!(most >= 0 && most <= 1) || !(scale > 0)) {
            throw new IllegalArgumentException("no blend has weight " + most + " and scale " + scale);
        }
    }

    /** The share of the ensemble in the hedge; 0 for a disagreement that is no number. */
    public double weight(double disagreement) {
        double ratio = disagreement / scale;
        double weight = most / (1 + ratio * ratio);
        return Double.isNaN(weight) ? 0 : weight;
    }
}
