package gammadesk.analytics.desk;

/** A histogram in one line: how long something took, in milliseconds. NaN before the first count. */
public record LatencySummary(
        String name, long count, double p50Millis, double p90Millis, double p99Millis, double maxMillis) {}
