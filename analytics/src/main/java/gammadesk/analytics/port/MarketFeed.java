package gammadesk.analytics.port;

import gammadesk.analytics.market.Currency;
import java.util.List;
import java.util.Set;

/**
 * A venue's public data as a stream. It connects, subscribes, answers heartbeats, reconnects and rebuilds by itself;
 * what it could not keep whole it marks as stale. A feed never throws on account of the network.
 */
public interface MarketFeed extends AutoCloseable {
    /** Which venue this is. */
    Venue venue();

    /**
     * Starts connecting, in the background, and subscribes to tickers, trades, index, volatility index and states of
     * the currencies and to the order books of their perpetuals and futures.
     *
     * @param currencies whose markets to follow, not empty
     * @param listener gets every event on the feed's own thread
     * @throws IllegalStateException when opened before
     */
    void open(List<Currency> currencies, MarketListener listener);

    /**
     * Says whose order books to follow besides those of perpetuals and futures; replaces the earlier wish. Unknown
     * names are ignored until they are listed.
     */
    void followBooks(Set<String> instruments);

    /** The feed's counters now. Cheap; may be called from any thread. */
    FeedHealth health();

    /** The last malformed messages, newest first, shortened; at most a few dozen. */
    List<String> malformedSamples();

    /** Ends the connection and every thread of the feed. Idempotent. */
    @Override
    void close();
}
