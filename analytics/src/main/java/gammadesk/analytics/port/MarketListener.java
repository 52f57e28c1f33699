package gammadesk.analytics.port;

import gammadesk.analytics.market.MarketEvent;

/** Receives what a feed says. Called on the feed's own thread, one call at a time, and must return quickly. */
@FunctionalInterface
public interface MarketListener {
    /** One event, in venue order per instrument. */
    void onEvent(MarketEvent event);
}
