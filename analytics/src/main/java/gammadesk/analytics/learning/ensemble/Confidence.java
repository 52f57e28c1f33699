package gammadesk.analytics.learning.ensemble;

/**
 * How far a learned ratio is to be believed.
 *
 * @param weight of the ensemble in the hedge, 0 to 1; the rest is the classical rule's
 * @param disagreement standard deviation of the members' ratios
 * @param distance of the state from those of the training, in standard deviations
 * @param inside whether the state is like those of the training; if not, the weight is 0
 */
public record Confidence(double weight, double disagreement, double distance, boolean inside) {
    /** For the card. */
    public String reason() {
        if (!inside) {
            return "outside of what it was trained on: the classical hedge stands";
        }
        return weight > 0 ? "weighted by how far the nets agree" : "the nets disagree: the classical hedge stands";
    }
}
