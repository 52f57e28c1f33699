package gammadesk.connectors.simulator;

import java.time.Duration;

/**
 * The venue's time, which runs at a speed of its own beside this program's monotonic clock. Where the market cannot
 * keep that speed its time falls behind for good: to catch up would make the next step longer still. Used by the market
 * thread only.
 */
final class VenueTime {
    private final double speed;
    private final long longestStepNanos;
    private double millis;
    private long nanos;

    VenueTime(long startMillis, long startNanos, double speed, Duration longestStep) {
        this.speed = speed;
        longestStepNanos = longestStep.toNanos();
        millis = startMillis;
        nanos = startNanos;
    }

    /** Goes on to a moment of the monotonic clock and says what time it is then at the venue. */
    long advanceTo(long nowNanos) {
        long step = Math.min(nowNanos - nanos, longestStepNanos);
        millis += step / 1e6 * speed;
        nanos = nowNanos;
        return (long) millis;
    }

    /** The venue's time at a moment close to the present, in microseconds. */
    long microsAt(long atNanos) {
        return (long) (millis * 1000 + (atNanos - nanos) / 1e3 * speed);
    }
}
