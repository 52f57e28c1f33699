package gammadesk.connectors.deribit.account;

import gammadesk.analytics.port.Venue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets orders through to real money only after somebody said so, naming the venue. Safe for several threads. */
final class LiveArming {
    private final Venue venue;
    private final AtomicBoolean armed = new AtomicBoolean();

    LiveArming(Venue venue) {
        this.venue = venue;
    }

    boolean arm(String confirmation) {
        if (confirmation.equals(venue.address())) {
            armed.set(true);
        }
        return letsThrough();
    }

    void disarm() {
        armed.set(false);
    }

    boolean letsThrough() {
        return venue.environment() != Venue.Environment.LIVE || armed.get();
    }
}
