package gammadesk.app.forecast;

import gammadesk.analytics.port.Clock;

/** Time that passes when it is told to. */
final class HandClock implements Clock {
    private long nanos = 1;
    private final long startMillis;

    HandClock(long startMillis) {
        this.startMillis = startMillis;
    }

    void pass(long millis) {
        nanos += millis * 1_000_000;
    }

    @Override
    public long epochMillis() {
        return startMillis + nanos / 1_000_000;
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
