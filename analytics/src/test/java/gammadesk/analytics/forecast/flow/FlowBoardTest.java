package gammadesk.analytics.forecast.flow;

import static gammadesk.analytics.forecast.flow.Books.PERPETUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade.Liquidation;
import gammadesk.analytics.port.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The flow of a whole feed, by a clock that the test moves. */
class FlowBoardTest {
    private static final Currency BTC = new Currency("BTC");
    private static final String CALL = "BTC-27SEP24-40000-C";
    private static final String PUT = "BTC-27SEP24-40000-P";

    private long millis = 1_000_000;
    private final FlowBoard board = new FlowBoard(
            new Clock() {
                @Override
                public long epochMillis() {
                    return millis;
                }

                @Override
                public long nanos() {
                    return millis * 1_000_000;
                }
            },
            FlowSettings.STANDARD);

    @Test
    void vegaFlowSpreadAndOneSidedQuotesOfAChain() {
        board.on(new MarketEvent.TickerUpdate(ticker(CALL, new Quote(0.05, 30, 0.06, 10), 50, 52, 40)));
        board.on(new MarketEvent.TickerUpdate(ticker(PUT, new Quote(0.04, 10, 0.05, 10), 51, 55, 20)));
        board.on(new MarketEvent.TickerUpdate(
                ticker("BTC-27SEP24-90000-C", new Quote(Double.NaN, 0, 0.01, 5), Double.NaN, 80, 10)));
        board.on(new MarketEvent.TickerUpdate(ticker("BTC-27SEP24-99000-C", Quote.NONE, 0, 500, 10)));
        board.on(new MarketEvent.TradeDone(Books.trade(CALL, 7, Side.BUY, 3, Liquidation.NONE)));
        board.on(new MarketEvent.TradeDone(Books.trade(CALL, 7, Side.BUY, 3, Liquidation.NONE)));
        board.on(new MarketEvent.TradeDone(Books.trade(PUT, 9, Side.SELL, 1, Liquidation.NONE)));
        board.on(new MarketEvent.TradeDone(Books.trade("BTC-27SEP24-10000-P", 9, Side.SELL, 1, Liquidation.NONE)));
        tick();
        tick();
        ChainPicture picture = board.chain(BTC, 10).orElseThrow();
        assertThat(picture.of(ChainSeries.VEGA_FLOW).toArray()).containsExactly(3 * 40 - 20, 0);
        assertThat(picture.of(ChainSeries.VEGA_TRADED).toArray()).containsExactly(3 * 40 + 20, 0);
        // (40 x 2 + 20 x 4) / 60
        assertThat(picture.of(ChainSeries.SPREAD_VOL_POINTS).get(0)).isCloseTo(160 / 60.0, within(1e-12));
        // (40 x 0.5 + 20 x 0 - 10) / 70
        assertThat(picture.of(ChainSeries.QUOTE_IMBALANCE).get(0)).isCloseTo(10 / 70.0, within(1e-12));
        assertThat(picture.of(ChainSeries.ONE_SIDED_SHARE).get(0)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(picture.of(ChainSeries.QUOTED).get(0)).isEqualTo(3);
        assertThat(picture.unpriced()).isEqualTo(1);
        assertThat(board.currencies()).containsExactly(BTC);
    }

    @Test
    void aSilentFeedLosesBooksAndQuotesAndAQuietBookDoesNot() {
        board.on(new MarketEvent.BookUpdate(book()));
        board.on(new MarketEvent.TickerUpdate(ticker(CALL, new Quote(0.05, 30, 0.06, 10), 50, 52, 40)));
        for (int i = 0; i < 30; i++) {
            tick();
            board.on(new MarketEvent.IndexUpdate(new IndexPrice("btc_usd", 100, stamp())));
        }
        assertThat(board.picture(PERPETUAL, 100, 10, 10).orElseThrow().gaps()).containsOnly(FlowGap.NONE);
        for (int i = 0; i < 11; i++) {
            tick();
        }
        FlowPicture picture = board.picture(PERPETUAL, 100, 10, 10).orElseThrow();
        assertThat(picture.gaps().getLast()).isEqualTo(FlowGap.SILENT_FEED);
        assertThat(picture.of(FlowSeries.MID).get(picture.size() - 1)).isNaN();
        assertThat(board.chain(BTC, 1).orElseThrow().gaps()).containsExactly(FlowGap.SILENT_FEED);
    }

    @Test
    void onlySoManyInstrumentsAreWatchedAndAnExpiredOptionIsForgotten() {
        for (int i = 0; i < 100; i++) {
            OrderBook one = book();
            board.on(new MarketEvent.BookUpdate(new OrderBook("F" + i, 1, one.bids(), one.asks(), false, one.stamp())));
        }
        assertThat(board.instruments()).hasSize(FlowSettings.STANDARD.mostInstruments());
        board.forget("F0");
        assertThat(board.instruments()).doesNotContain("F0");
        assertThat(board.picture("F0", 1, 1, 1)).isEmpty();
        board.on(new MarketEvent.TickerUpdate(ticker(CALL, new Quote(0.05, 30, 0.06, 10), 50, 52, 40)));
        board.on(new MarketEvent.StateChange(CALL, InstrumentState.DELIVERED, stamp()));
        tick();
        assertThat(board.chain(BTC, 1).orElseThrow().gaps()).containsExactly(FlowGap.NO_BOOK);
    }

    private void tick() {
        millis += 1_000;
        board.tick();
        board.tick();
    }

    private Stamp stamp() {
        return new Stamp(millis, millis * 1_000_000);
    }

    private OrderBook book() {
        return new OrderBook(
                PERPETUAL, 1, Books.levels(List.of(99.0, 1.0)), Books.levels(List.of(101.0, 1.0)), false, stamp());
    }

    private Ticker ticker(String name, Quote quote, double bidIv, double askIv, double vega) {
        double none = Double.NaN;
        return new Ticker(
                name,
                InstrumentState.OPEN,
                quote,
                none,
                none,
                none,
                none,
                "",
                none,
                bidIv,
                askIv,
                new Greeks(none, none, vega, none, none),
                0,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                stamp());
    }
}
