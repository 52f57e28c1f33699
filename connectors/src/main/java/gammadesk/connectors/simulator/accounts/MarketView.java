package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Ticker;
import java.util.Optional;

/** As much of the market as accounts need to value what they hold. */
public interface MarketView {
    /** Venue time, milliseconds since the epoch. */
    long nowMillis();

    /** The present ticker; empty when the instrument is not listed. */
    Optional<Ticker> ticker(String instrument);

    /** The index of a coin in USD; NaN when there is none. */
    double index(Currency coin);
}
