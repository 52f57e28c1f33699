package gammadesk.connectors.simulator;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** How much was asked and how long the answers took. May be used from any thread. */
final class Tally {
    /** Longer is counted as this. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final double NANOS_PER_MICRO = 1_000;

    private final LongAdder requests = new LongAdder();
    private final Histogram answers = new SynchronizedHistogram(LONGEST_NANOS, 3);
    private final Histogram acknowledgements = new SynchronizedHistogram(LONGEST_NANOS, 3);

    void asked() {
        requests.increment();
    }

    /**
     * A request was answered.
     *
     * @param isOrder whether it was to place, change or cancel an order
     * @param nanos from its receipt until the answer was given to the network
     */
    void answered(boolean isOrder, long nanos) {
        long bounded = Math.clamp(nanos, 0, LONGEST_NANOS);
        answers.recordValue(bounded);
        if (isOrder) {
            acknowledgements.recordValue(bounded);
        }
    }

    long requests() {
        return requests.sum();
    }

    Latency answers() {
        return latency(answers);
    }

    Latency acknowledgements() {
        return latency(acknowledgements);
    }

    private static Latency latency(Histogram histogram) {
        Histogram now = histogram.copy();
        return new Latency(
                now.getTotalCount(),
                now.getValueAtPercentile(50) / NANOS_PER_MICRO,
                now.getValueAtPercentile(99) / NANOS_PER_MICRO,
                now.getMaxValue() / NANOS_PER_MICRO);
    }
}
