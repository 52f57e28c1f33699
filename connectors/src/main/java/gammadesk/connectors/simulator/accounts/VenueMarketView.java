package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.Optional;

/** The exchange's own market. */
public final class VenueMarketView implements MarketView {
    private final Venue venue;

    /** A view of a venue. */
    public VenueMarketView(Venue venue) {
        this.venue = venue;
    }

    @Override
    public long nowMillis() {
        return venue.market().nowMillis();
    }

    @Override
    public Optional<Ticker> ticker(String instrument) {
        return venue.directory().find(instrument).map(listed -> venue.market().ticker(listed.name()));
    }

    @Override
    public double index(Currency coin) {
        return venue.market().currencies().contains(coin)
                ? venue.market().index(coin).price()
                : Double.NaN;
    }
}
