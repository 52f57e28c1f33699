package gammadesk.connectors.simulator;

import java.time.Duration;

/** Signs of life of one session, as its client asked for them. Used by the market thread only. */
final class Heart {
    private long intervalNanos;
    private long nextNanos = Long.MIN_VALUE;
    private boolean unanswered;

    /** What is due. */
    enum Beat {
        NOTHING,
        BEAT,
        /** The last test request was not answered in time: cut the connection. */
        STOPPED
    }

    void beatEvery(Duration interval) {
        intervalNanos = interval.toNanos();
        nextNanos = Long.MIN_VALUE;
        unanswered = false;
    }

    void stop() {
        intervalNanos = 0;
    }

    void answered() {
        unanswered = false;
    }

    /** Begins the interval anew, because nothing could be sent or answered meanwhile. */
    void pause(long nowNanos) {
        unanswered = false;
        nextNanos = nowNanos + intervalNanos;
    }

    Beat due(long nowNanos) {
        if (intervalNanos == 0) {
            return Beat.NOTHING;
        }
        if (nextNanos == Long.MIN_VALUE) {
            nextNanos = nowNanos + intervalNanos;
        }
        if (nowNanos < nextNanos) {
            return Beat.NOTHING;
        }
        boolean dead = unanswered;
        unanswered = true;
        nextNanos = nowNanos + intervalNanos;
        return dead ? Beat.STOPPED : Beat.BEAT;
    }
}
