package gammadesk.views.fx;

import gammadesk.analytics.desk.LatencySummary;
import org.HdrHistogram.Histogram;

/** A histogram of durations up to a minute. */
final class LatencyRecorder {
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final double NANOS_PER_MILLI = 1e6;

    private final String name;
    private final Histogram histogram = new Histogram(LONGEST_NANOS, 3);

    LatencyRecorder(String name) {
        this.name = name;
    }

    void record(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }

    void reset() {
        histogram.reset();
    }

    LatencySummary summary() {
        return new LatencySummary(
                name, histogram.getTotalCount(), millisAt(50), millisAt(90), millisAt(99), millisAt(100));
    }

    private double millisAt(double percentile) {
        return histogram.getTotalCount() == 0
                ? Double.NaN
                : histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
