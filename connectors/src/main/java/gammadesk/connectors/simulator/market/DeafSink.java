package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Trade;

/** Hears nothing; for those who want to hear of one thing only. */
public class DeafSink implements VenueMarket.Sink {
    /** Hears nothing. */
    public DeafSink() {}

    @Override
    public void tickerChanged(String instrument) {}

    @Override
    public void bookChanged(String instrument) {}

    @Override
    public void traded(Trade trade) {}

    @Override
    public void indexChanged(Currency currency) {}

    @Override
    public void volatilityIndexChanged(Currency currency) {}

    @Override
    public void stateChanged(Instrument instrument) {}
}
