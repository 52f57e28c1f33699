package gammadesk.analytics.hedging;

/**
 * How much dearer fills are than the model said, learned as they come. A ratio of sums, the older the less: small fills
 * cannot outweigh large ones. Starts at 1 and needs money to move away. Immutable.
 *
 * @param expectedUsd spread and impact that were expected, decayed
 * @param realisedUsd what the fills cost against the mid at decision, decayed
 * @param fills how many were seen
 */
public record CostCalibration(double expectedUsd, double realisedUsd, long fills) {
    /** Nothing seen. */
    public static final CostCalibration UNSEEN = new CostCalibration(0, 0, 0);

    private static final double DECAY = 0.98;
    private static final double PRIOR_USD = 100;
    private static final double FARTHEST = 4;

    /** One more fill; what is not a number, or was expected to be free, teaches nothing. */
    public CostCalibration after(double expected, double realised) {
        if (!(expected > 0) || !Double.isFinite(expected + realised)) {
            return this;
        }
        return new CostCalibration(DECAY * expectedUsd + expected, DECAY * realisedUsd + realised, fills + 1);
    }

    /** By what spread and impact are to be multiplied, between a quarter and four. */
    public double factor() {
        return Math.clamp((PRIOR_USD + realisedUsd) / (PRIOR_USD + expectedUsd), 1 / FARTHEST, FARTHEST);
    }
}
