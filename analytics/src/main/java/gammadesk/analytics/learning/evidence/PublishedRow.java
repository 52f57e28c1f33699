package gammadesk.analytics.learning.evidence;

/**
 * A published figure beside ours.
 *
 * @param name what it measures
 * @param published as printed
 * @param ours recomputed
 * @param error standard error of ours, 0 when it is not simulated
 * @param tolerance how far off the published figure may be by its rounding and its own simulation
 * @param passed whether the two differ by no more than the tolerance and three of our errors
 */
public record PublishedRow(String name, double published, double ours, double error, double tolerance, boolean passed) {
    private static final double ERRORS = 3;

    /** A figure and what came out here; what is no number does not pass. */
    public static PublishedRow of(String name, double published, Estimate ours, double tolerance) {
        boolean passed = Math.abs(ours.value() - published) <= tolerance + ERRORS * ours.error();
        return new PublishedRow(name, published, ours.value(), ours.error(), tolerance, passed);
    }
}
