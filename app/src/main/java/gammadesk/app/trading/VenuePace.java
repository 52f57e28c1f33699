package gammadesk.app.trading;

/**
 * How fast the venue's time runs. What is known of it was told with the venue's last answer and carried on at our own
 * pace since: so a venue inside this program that runs faster is ahead of what is known, the more the longer it said
 * nothing.
 *
 * @param speed venue seconds per second
 * @param silenceSeconds the longest time between two of its answers: it asks for a sign of life that often
 */
public record VenuePace(double speed, double silenceSeconds) {
    /** Every venue outside this program. */
    public static final VenuePace OURS = new VenuePace(1, 0);

    /** What to add to the venue's time as it is known, so that at least so many of our milliseconds are left there. */
    long ahead(long ourMillis) {
        return Math.round(speed * ourMillis + 1e3 * silenceSeconds * Math.max(0, speed - 1));
    }
}
