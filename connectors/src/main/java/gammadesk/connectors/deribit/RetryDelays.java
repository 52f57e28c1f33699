package gammadesk.connectors.deribit;

import gammadesk.connectors.deribit.DeribitSettings.BackOff;
import java.util.random.RandomGenerator;

/** Waiting times between connection attempts: doubling, capped, and jittered so that clients do not march in step. */
final class RetryDelays {
    private static final int MOST_DOUBLINGS = 20;

    private final BackOff backOff;
    private final RandomGenerator jitter;
    private int attempts;

    RetryDelays(BackOff backOff, RandomGenerator jitter) {
        this.backOff = backOff;
        this.jitter = jitter;
    }

    /** The next waiting time: between half of what is due and all of it. */
    long nextMillis() {
        long due = Math.min(backOff.mostMillis(), backOff.firstMillis() << Math.min(attempts, MOST_DOUBLINGS));
        attempts++;
        return due / 2 + (long) (jitter.nextDouble() * (due - due / 2));
    }

    /** How many waiting times were taken since the last good connection. */
    int attempts() {
        return attempts;
    }

    /** The connection proved good. */
    void reset() {
        attempts = 0;
    }
}
