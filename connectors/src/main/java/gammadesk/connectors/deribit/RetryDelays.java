package gammadesk.connectors.deribit;

import gammadesk.connectors.deribit.DeribitSettings.BackOff;
import java.util.random.RandomGenerator;

/** Waiting times between connection attempts: doubling, capped, and jittered so that clients do not march in step. */
public final class RetryDelays {
    private static final int MOST_DOUBLINGS = 20;

    private final BackOff backOff;
    private final RandomGenerator jitter;
    private int attempts;

    /** Waiting times that start at the shortest. */
    public RetryDelays(BackOff backOff, RandomGenerator jitter) {
        this.backOff = backOff;
        this.jitter = jitter;
    }

    /** The next waiting time: between half of what is due and all of it. */
    public long nextMillis() {
        long due = Math.min(backOff.mostMillis(), backOff.firstMillis() << Math.min(attempts, MOST_DOUBLINGS));
        attempts++;
        return due / 2 + (long) (jitter.nextDouble() * (due - due / 2));
    }

    /** How many waiting times were taken since the last good connection. */
    public int attempts() {
        return attempts;
    }

    /** The connection proved good. */
    public void reset() {
        attempts = 0;
    }
}
