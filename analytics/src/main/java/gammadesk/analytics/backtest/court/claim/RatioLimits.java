package gammadesk.analytics.backtest.court.claim;

/**
 * What a hedge may be, in units of the underlying by claim. A decision outside is clamped, and counted as a breach.
 *
 * @param lowest most sold, such as -0.1
 * @param highest most bought, such as 1.1
 */
public record RatioLimits(double lowest, double highest) {
    /** A sold call needs 0 to 1; a tenth more on each side is room for a band. */
    public static final RatioLimits OF_SOLD_CALL = new RatioLimits(-0.1, 1.1);

    /** Throws {@link IllegalArgumentException} when there is nothing between them. */
    public RatioLimits {
        if (!(lowest < highest)) {
            throw new IllegalArgumentException("no limits: " + lowest + " to " + highest);
        }
    }

    boolean hold(double ratio) {
        return ratio >= lowest && ratio <= highest;
    }

    double clamp(double ratio) {
        return Math.clamp(ratio, lowest, highest);
    }
}
