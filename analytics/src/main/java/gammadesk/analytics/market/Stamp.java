package gammadesk.analytics.market;

/**
 * When a datum was true at the venue and when it reached this program. The two clocks are never subtracted from each
 * other: in a replay or at another speed the venue's time runs its own course, so age is taken from the receive time.
 *
 * @param venueMillis the venue's time, milliseconds since the epoch
 * @param receivedNanos this program's monotonic clock when the datum arrived
 */
public record Stamp(long venueMillis, long receivedNanos) {
    /** Seconds since the datum arrived, never negative. */
    public double ageSeconds(long nowNanos) {
        return Math.max(0, nowNanos - receivedNanos) / 1e9;
    }
}
