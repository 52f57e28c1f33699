package gammadesk.analytics.learning.evidence;

/**
 * What a learned policy reached beside what was published. All figures are better when they are smaller.
 *
 * @param name of the case and the figure
 * @param published as printed
 * @param limit that ours may not be above
 * @param ours measured on fresh paths
 * @param error standard error of ours
 * @param detail other figures of the same hedge, for a human
 */
public record LearnedRow(String name, double published, double limit, double ours, double error, String detail) {
    /** Whether ours is not above the limit; what is no number is not. */
    public boolean passed() {
        return ours <= limit;
    }
}
