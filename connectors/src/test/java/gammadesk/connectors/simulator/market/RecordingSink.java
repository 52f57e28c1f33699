package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Trade;
import java.util.ArrayList;
import java.util.List;

/** Counts what a market reports, keeps what is rare. */
class RecordingSink implements VenueMarket.Sink {
    final List<Trade> trades = new ArrayList<>();
    final List<Instrument> states = new ArrayList<>();
    long tickers;
    long books;
    long indices;
    long volatilityIndices;
    long digest = 17;

    @Override
    public void tickerChanged(String instrument) {
        tickers++;
        mix(instrument);
    }

    @Override
    public void bookChanged(String instrument) {
        books++;
        mix(instrument);
    }

    @Override
    public void traded(Trade trade) {
        trades.add(trade);
        mix(trade);
    }

    @Override
    public void indexChanged(Currency currency) {
        indices++;
        mix(currency);
    }

    @Override
    public void volatilityIndexChanged(Currency currency) {
        volatilityIndices++;
        mix(currency);
    }

    @Override
    public void stateChanged(Instrument instrument) {
        states.add(instrument);
        mix(instrument.name());
    }

    void mix(Object what) {
        digest = digest * 31 + what.hashCode();
    }
}
