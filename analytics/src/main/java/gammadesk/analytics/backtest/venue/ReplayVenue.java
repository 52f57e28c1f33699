package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.MarketEvent;
import java.util.List;
import java.util.SplittableRandom;

public final class ReplayVenue {
    public ReplayVenue(VenueTerms terms, VenueAccount.Opening opening, SplittableRandom random) {}

    public void list(Instrument instrument) {
        throw new UnsupportedOperationException();
    }

    public void on(MarketEvent event) {
        throw new UnsupportedOperationException();
    }

    public void advance(long millis) {
        throw new UnsupportedOperationException();
    }

    public boolean isOut(long millis) {
        throw new UnsupportedOperationException();
    }

    public long submit(VenueOrder order) {
        throw new UnsupportedOperationException();
    }

    public void cancel(long id) {
        throw new UnsupportedOperationException();
    }

    public void amend(long id, double amount, double price) {
        throw new UnsupportedOperationException();
    }

    public List<VenueNews> drain() {
        throw new UnsupportedOperationException();
    }

    public VenueAccount account() {
        throw new UnsupportedOperationException();
    }
}
