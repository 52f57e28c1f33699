package gammadesk.analytics.port;

/** The only way to ask what time it is: live, in a replay and in a test. */
public interface Clock {
    /** Wall time, milliseconds since the epoch. */
    long epochMillis();

    /** A monotonic clock for ages and durations, nanoseconds from an arbitrary origin. */
    long nanos();
}
