package gammadesk.analytics.desk;

/** A histogram in one line: how long something took, in milliseconds. NaN before the first count. */
public record LatencySummary(
        String name, long count, double p50Millis, double p90Millis, double p99Millis, double maxMillis) {
    /** The same figures under another name. */
    public LatencySummary named(String other) {
        return new LatencySummary(other, count, p50Millis, p90Millis, p99Millis, maxMillis);
    }
}
