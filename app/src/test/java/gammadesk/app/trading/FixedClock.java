package gammadesk.app.trading;

import gammadesk.analytics.port.Clock;

/** It is always the same moment. */
record FixedClock(long epochMillis) implements Clock {
    @Override
    public long nanos() {
        return 0;
    }
}
