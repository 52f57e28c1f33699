package gammadesk.analytics.hedging;

/**
 * A person's leave to execute without asking, for a while.
 *
 * @param by who
 * @param fromMillis since when, milliseconds since the epoch
 * @param untilMillis first moment at which it is over
 */
public record Arming(String by, long fromMillis, long untilMillis) {
    /** Whether it holds at a moment. */
    public boolean holds(long atMillis) {
        return atMillis >= fromMillis && atMillis < untilMillis;
    }
}
