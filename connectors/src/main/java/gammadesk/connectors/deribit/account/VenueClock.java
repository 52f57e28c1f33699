package gammadesk.connectors.deribit.account;

import gammadesk.analytics.port.Clock;

/**
 * The venue's time, carried on from what it last said by the monotonic clock. The answer's way here is left out, so it
 * is never ahead of the venue. Written by one thread, read by all.
 */
final class VenueClock {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Clock clock;
    private volatile long offsetMillis;

    VenueClock(Clock clock) {
        this.clock = clock;
        this.offsetMillis = clock.epochMillis() - clock.nanos() / NANOS_PER_MILLI;
    }

    /** The venue said what time it was. */
    void observe(long venueMillis, long receivedNanos) {
        offsetMillis = venueMillis - receivedNanos / NANOS_PER_MILLI;
    }

    long millis() {
        return offsetMillis + clock.nanos() / NANOS_PER_MILLI;
    }
}
