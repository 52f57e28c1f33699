package gammadesk.connectors.replay;

import gammadesk.analytics.port.Clock;

/** A clock that stands where a replay is, and never goes back. For one thread only. */
public final class ReplayClock implements Clock {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final long startMillis;
    private final long startNanos;
    private long nowNanos;

    /** Stands at the beginning of a session. */
    ReplayClock(SessionHead head) {
        this.startMillis = head.startMillis();
        this.startNanos = head.startNanos();
        this.nowNanos = startNanos;
    }

    /** Goes forward to a moment; one that is past leaves the clock where it is. */
    public void stand(long nanos) {
        nowNanos = Math.max(nowNanos, nanos);
    }

    @Override
    public long epochMillis() {
        return startMillis + (nowNanos - startNanos) / NANOS_PER_MILLI;
    }

    @Override
    public long nanos() {
        return nowNanos;
    }
}
