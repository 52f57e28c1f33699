package gammadesk.app.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.MarketFeed;
import gammadesk.analytics.port.MarketListener;
import gammadesk.analytics.port.Venue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A feed that says what a test tells it to say. */
final class FakeFeed implements MarketFeed {
    private Optional<MarketListener> listener = Optional.empty();
    private volatile boolean closed;

    void say(MarketEvent event) {
        listener.orElseThrow().onEvent(event);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Venue venue() {
        return new Venue("Fake", Venue.Environment.EMBEDDED, "nowhere");
    }

    @Override
    public void open(List<Currency> currencies, MarketListener to) {
        listener = Optional.of(to);
    }

    @Override
    public void followBooks(Set<String> instruments) {}

    @Override
    public FeedHealth health() {
        return FeedHealth.IDLE;
    }

    @Override
    public List<String> malformedSamples() {
        return List.of();
    }

    @Override
    public void close() {
        closed = true;
    }
}
