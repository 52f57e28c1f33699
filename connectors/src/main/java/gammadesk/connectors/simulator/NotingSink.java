package gammadesk.connectors.simulator;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.market.VenueMarket;
import java.util.function.Consumer;

/** Passes on what a market says, after somebody has noted the trades. */
final class NotingSink implements VenueMarket.Sink {
    private final VenueMarket.Sink next;
    private final Consumer<Trade> notes;

    NotingSink(VenueMarket.Sink next, Consumer<Trade> notes) {
        this.next = next;
        this.notes = notes;
    }

    @Override
    public void tickerChanged(String instrument) {
        next.tickerChanged(instrument);
    }

    @Override
    public void bookChanged(String instrument) {
        next.bookChanged(instrument);
    }

    @Override
    public void traded(Trade trade) {
        notes.accept(trade);
        next.traded(trade);
    }

    @Override
    public void indexChanged(Currency currency) {
        next.indexChanged(currency);
    }

    @Override
    public void volatilityIndexChanged(Currency currency) {
        next.volatilityIndexChanged(currency);
    }

    @Override
    public void stateChanged(Instrument instrument) {
        next.stateChanged(instrument);
    }
}
