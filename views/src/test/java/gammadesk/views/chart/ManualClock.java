package gammadesk.views.chart;

import gammadesk.analytics.port.Clock;

/** A clock that a test moves by hand. */
public final class ManualClock implements Clock {
    private long nanos = 1_000_000_000_000L;

    @Override
    public long epochMillis() {
        return CannedDesk.VENUE_MILLIS;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    /** Lets time pass. */
    public void advanceMillis(long millis) {
        nanos += millis * 1_000_000;
    }
}
