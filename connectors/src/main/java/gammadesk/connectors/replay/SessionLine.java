package gammadesk.connectors.replay;

/** One thing that happened on the wire. */
public sealed interface SessionLine {
    /** When, on the recorder's monotonic clock, nanoseconds. */
    long atNanos();

    /** The recorder asked. */
    record Sent(long atNanos, String text) implements SessionLine {}

    /** The venue said. */
    record Received(long atNanos, String text) implements SessionLine {}

    /** The connection was lost. */
    record Lost(long atNanos, String reason) implements SessionLine {}
}
