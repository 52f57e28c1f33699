package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A request of a market feed, as far as its answer cannot be understood without it.
 *
 * @param currency of a listing or of combos
 * @param channels of a subscription
 */
record SentRequest(long id, Kind kind, Optional<Currency> currency, List<String> channels) {
    /** What was asked. */
    enum Kind {
        LISTING,
        COMBOS,
        SUBSCRIBE,
        UNSUBSCRIBE
    }

    SentRequest {
        channels = List.copyOf(channels);
    }
}
