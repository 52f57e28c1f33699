package gammadesk.connectors.replay;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Venue;
import java.util.List;

/**
 * What a recorded session is of.
 *
 * @param venue that spoke
 * @param currencies whose markets were followed, not empty
 * @param startMillis when the recording began, milliseconds since the epoch
 * @param startNanos the same moment on the recorder's monotonic clock, on which every line has its time
 */
public record SessionHead(Venue venue, List<Currency> currencies, long startMillis, long startNanos) {
    /** Throws {@link IllegalArgumentException} without a currency. */
    public SessionHead {
        currencies = List.copyOf(currencies);
        if (currencies.isEmpty()) {
            throw new IllegalArgumentException("a session follows at least one currency");
        }
    }
}
