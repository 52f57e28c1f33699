package gammadesk.connectors.simulator;

/**
 * Turns this program's monotonic clock into the venue's time, which runs at a speed of its own.
 *
 * @param startMillis the venue's time at the start
 * @param startNanos the monotonic clock at the start
 * @param speed how many venue seconds pass in a second
 */
record VenueTime(long startMillis, long startNanos, double speed) {
    long millisAt(long nanos) {
        return startMillis + (long) ((nanos - startNanos) / 1e6 * speed);
    }

    long microsAt(long nanos) {
        return startMillis * 1000 + (long) ((nanos - startNanos) / 1e3 * speed);
    }
}
