package gammadesk.connectors.deribit;

import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.FeedState;
import gammadesk.connectors.deribit.DeribitMessage.Malformed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a feed counts about itself. Written by the feed's threads, read by anybody.
 *
 * <p>The time of the last message is that of the last market datum: answers to our own questions do not make a silent
 * market talk.
 */
final class FeedCounters {
    private static final int SAMPLES = 32;
    private static final long RATE_WINDOW_NANOS = 3_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongAdder messages = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder reconnects = new LongAdder();
    private final Deque<String> samples = new ArrayDeque<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private volatile State state = new State(FeedState.IDLE, "");
    private volatile double roundTripMillis = Double.NaN;
    private volatile double messagesPerSecond;
    private volatile long lastDatumNanos;
    private volatile int staleBooks;

    private record State(FeedState state, String reason) {}

    private record Mark(long nanos, long messages) {}

    void received(int length) {
        messages.increment();
        bytes.add(length);
    }

    void datum(long nanos) {
        lastDatumNanos = nanos;
    }

    void gap() {
        gaps.increment();
    }

    void reconnect() {
        reconnects.increment();
    }

    void roundTrip(double millis) {
        roundTripMillis = millis;
    }

    int staleBooks() {
        return staleBooks;
    }

    void staleBooks(int books) {
        staleBooks = books;
    }

    /** Closed is final. */
    synchronized void state(FeedState next, String reason) {
        if (state.state() != FeedState.CLOSED) {
            state = new State(next, reason);
        }
    }

    FeedState state() {
        return state.state();
    }

    void malformed(Malformed message) {
        malformed.increment();
        synchronized (samples) {
            samples.addFirst(message.reason() + ": " + message.sample());
            while (samples.size() > SAMPLES) {
                samples.removeLast();
            }
        }
    }

    List<String> malformedSamples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    /** Measures the rate since the oldest mark of the window; to be called a few times a second by one thread. */
    void measureRate(long nowNanos) {
        long count = messages.sum();
        while (marks.size() > 1 && nowNanos - marks.getFirst().nanos() > RATE_WINDOW_NANOS) {
            marks.removeFirst();
        }
        if (!marks.isEmpty()) {
            double seconds = (nowNanos - marks.getFirst().nanos()) / NANOS_PER_SECOND;
            messagesPerSecond = seconds > 0 ? (count - marks.getFirst().messages()) / seconds : messagesPerSecond;
        }
        marks.addLast(new Mark(nowNanos, count));
    }

    FeedHealth health() {
        State now = state;
        return new FeedHealth(
                now.state(),
                now.reason(),
                roundTripMillis,
                messages.sum(),
                messagesPerSecond,
                bytes.sum(),
                malformed.sum(),
                gaps.sum(),
                reconnects.sum(),
                staleBooks,
                lastDatumNanos);
    }
}
