package gammadesk.views.canned;

import gammadesk.analytics.port.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves only when told to: 3 April 2026, 14:00 UTC. */
public final class ManualClock implements Clock {
    private static final long START_MILLIS =
            Instant.parse("2026-04-03T14:00:00Z").toEpochMilli();

    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);

    @Override
    public long epochMillis() {
        return START_MILLIS + nanos.get() / 1_000_000;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    public void advanceMillis(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }
}
