package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.matching.HouseBook;
import gammadesk.connectors.simulator.matching.MarketPort.Deal;
import java.util.Optional;

/** Lists nothing that could be traded. */
final class NoHouse implements House {
    @Override
    public Optional<Instrument> find(String instrument) {
        return Optional.empty();
    }

    @Override
    public HouseBook book(String instrument) {
        return HouseBook.EMPTY;
    }

    @Override
    public Figures figures(String instrument) {
        return new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    @Override
    public double priceOfVolatility(String instrument, double volatilityPercent) {
        return Double.NaN;
    }

    @Override
    public double volatilityOfPrice(String instrument, double price) {
        return Double.NaN;
    }

    @Override
    public Trade count(Deal deal) {
        throw new IllegalArgumentException("not listed: " + deal.instrument());
    }

    @Override
    public String nextTradeId(Currency settlement) {
        throw new IllegalArgumentException("nothing is traded in " + settlement);
    }

    @Override
    public void bookChanged(String instrument) {}

    @Override
    public void admit(Participants participants) {}
}
