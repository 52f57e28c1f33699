package gammadesk.connectors.deribit.account;

import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.IntentLog;
import java.util.function.Consumer;

/**
 * What the parts of a gateway share. All of it is used on the gateway's own thread.
 *
 * @param settings how to treat the venue
 * @param clock for waiting times
 * @param venueClock for the validity of orders
 * @param outbox where requests go
 * @param book what is known of the account
 * @param log what must outlive this run
 * @param labels makes labels
 * @param events gets what the trader should hear
 */
record Context(
        AccountSettings settings,
        Clock clock,
        VenueClock venueClock,
        Outbox outbox,
        AccountBook book,
        IntentLog log,
        Labels labels,
        Consumer<AccountEvent> events) {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    long inNanos(long millis) {
        return clock.nanos() + millis * NANOS_PER_MILLI;
    }

    /** Whether a moment of the monotonic clock has come. */
    boolean isDue(long nanos) {
        return clock.nanos() - nanos >= 0;
    }
}
