package gammadesk.connectors.simulator.floor;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.accounts.MarketView;
import gammadesk.connectors.simulator.market.VenueMarket;
import java.util.Optional;

/** What accounts see of a market: its own figures, without the orders of those whom they are to value. */
record OwnMarketView(VenueMarket market) implements MarketView {
    @Override
    public long nowMillis() {
        return market.nowMillis();
    }

    @Override
    public Optional<Ticker> ticker(String instrument) {
        return market.house().find(instrument).map(found -> market.ticker(found.name()));
    }

    @Override
    public double index(Currency coin) {
        return market.currencies().contains(coin) ? market.index(coin).price() : Double.NaN;
    }
}
