package gammadesk.app.learning;

import java.util.OptionalDouble;

/**
 * How far long work is.
 *
 * @param share done of all of it, 0 to 1; never less than before
 * @param kept how much of that was done by an earlier start
 * @param words what it is at
 */
public record JobStep(double share, double kept, String words) {
    private static final double LEAST_SHARE = 0.01;
    private static final double LEAST_SECONDS = 1;

    /**
     * How long it takes from here at the pace so far, seconds; empty while there is no pace yet.
     *
     * @param seconds since this start
     */
    public OptionalDouble secondsLeft(double seconds) {
        double own = share - kept;
        return own < LEAST_SHARE || seconds < LEAST_SECONDS
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds * (1 - share) / own);
    }

    /** Time left in words; empty while unknown. */
    public static String left(OptionalDouble seconds) {
        return seconds.stream()
                .mapToObj(left -> left < 60
                        ? "about " + Math.max(1, Math.round(left)) + " s left"
                        : "about " + Math.round(left / 60) + " min left")
                .findFirst()
                .orElse("");
    }
}
