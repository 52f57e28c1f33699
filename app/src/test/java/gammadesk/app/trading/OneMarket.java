package gammadesk.app.trading;

import gammadesk.analytics.desk.DatedQuote;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.SurfaceSession;
import gammadesk.analytics.exposure.GammaExposure;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.surface.FittedSurface;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A picture with one instrument in it: BTC-PERPETUAL, marked at 50,000 USD. */
final class OneMarket {
    static final String PERPETUAL = "BTC-PERPETUAL";

    private OneMarket() {}

    static DeskSnapshot at(long nanos, Venue venue, FeedState state, boolean staleBook) {
        FeedHealth health = new FeedHealth(state, "", 1, 1, 1, 1, 0, 0, 0, 0, nanos);
        return new DeskSnapshot(
                1,
                nanos,
                venue,
                health,
                Map.of(Currency.BTC, picture(nanos, staleBook)),
                List.of(),
                0,
                "",
                Optional.empty(),
                Optional.empty());
    }

    private static MarketPicture picture(long nanos, boolean staleBook) {
        ChainSnapshot chain = new ChainSnapshot("Fake", Currency.BTC, 1, 50_000, List.of());
        ChainValuation valuation = new ChainValuation(chain, List.of());
        OrderBook book = new OrderBook(PERPETUAL, 1, List.of(), List.of(), staleBook, new Stamp(1, nanos));
        return new MarketPicture(
                Currency.BTC,
                1,
                50_000,
                0,
                0,
                50,
                valuation,
                FittedSurface.empty(Currency.BTC),
                SurfaceSession.empty(Currency.BTC),
                DealerPicture.of(GammaExposure.map(valuation, SignConvention.NAIVE)),
                List.of(new DatedQuote(perpetual(), ticker(nanos))),
                List.of(book),
                List.of(),
                Map.of(PERPETUAL, perpetual()));
    }

    private static Instrument perpetual() {
        return new Instrument(
                PERPETUAL,
                InstrumentKind.PERPETUAL,
                Currency.BTC,
                Currency.USD,
                Currency.BTC,
                Settlement.INVERSE,
                Optional.empty(),
                Optional.empty(),
                BigDecimal.TEN,
                TickLadder.flat(new BigDecimal("0.5")),
                BigDecimal.TEN,
                BigDecimal.ZERO,
                new BigDecimal("0.0005"),
                0,
                InstrumentState.OPEN);
    }

    private static Ticker ticker(long nanos) {
        double none = Double.NaN;
        return new Ticker(
                PERPETUAL,
                InstrumentState.OPEN,
                new Quote(49_999.5, 1_000, 50_000, 1_000),
                50_000,
                50_000,
                50_000,
                none,
                "",
                none,
                none,
                none,
                Greeks.UNKNOWN,
                0,
                1,
                1,
                1,
                0,
                1,
                1,
                1,
                1,
                0,
                0,
                new Stamp(1, nanos));
    }
}
