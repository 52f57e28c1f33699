package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.market.House;
import gammadesk.connectors.simulator.market.MarketPast;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.matching.MatchingEngine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A market with the orders of participants in its books. Where there are none it is the market itself. */
final class MergedMarket implements VenueMarket {
    private final VenueMarket own;
    private final House house;
    private final MatchingEngine engine;
    private final TradingFloor floor;
    private PlatformState platform = PlatformState.OPEN;

    MergedMarket(VenueMarket own, House house, MatchingEngine engine, TradingFloor floor) {
        this.own = own;
        this.house = house;
        this.engine = engine;
        this.floor = floor;
    }

    void become(PlatformState state) {
        platform = state;
    }

    @Override
    public long nowMillis() {
        return own.nowMillis();
    }

    @Override
    public boolean isOver() {
        return own.isOver();
    }

    @Override
    public void advanceTo(long venueMillis, Sink sink) {
        floor.tell(sink);
        own.advanceTo(venueMillis, new Filter(sink));
        engine.advance(own.nowMillis());
    }

    @Override
    public void passOver(long venueMillis, Sink sink) {
        floor.tell(sink);
        own.passOver(venueMillis, new Filter(sink));
        engine.advance(own.nowMillis());
    }

    @Override
    public List<Currency> currencies() {
        return own.currencies();
    }

    @Override
    public List<Instrument> instruments() {
        if (floor.combos().isEmpty() && platform == PlatformState.OPEN) {
            return own.instruments();
        }
        return Stream.concat(own.instruments().stream(), floor.combos().instruments().stream())
                .map(instrument -> instrument.withState(shown(instrument.state())))
                .toList();
    }

    private InstrumentState shown(InstrumentState state) {
        return state == InstrumentState.OPEN ? platform.instruments() : state;
    }

    @Override
    public List<Instrument> expired() {
        return own.expired();
    }

    @Override
    public Ticker ticker(String instrument) {
        Optional<ListedCombo> combo = combo(instrument);
        if (combo.isPresent()) {
            Ticker ticker = floor.combos().ticker(combo.get(), book(instrument).quote());
            return platform == PlatformState.OPEN
                    ? ticker
                    : shown(ticker, ticker.quote(), ticker.bidIv(), ticker.askIv());
        }
        Ticker ticker = own.ticker(instrument);
        if (engine.hasOrders(instrument)) {
            Quote quote = book(instrument).quote();
            return shown(ticker, quote, volatility(instrument, quote.bid()), volatility(instrument, quote.ask()));
        }
        return platform == PlatformState.OPEN ? ticker : shown(ticker, ticker.quote(), ticker.bidIv(), ticker.askIv());
    }

    private Optional<ListedCombo> combo(String instrument) {
        return floor.combos().isEmpty() ? Optional.empty() : floor.combos().find(instrument);
    }

    @Override
    public OrderBook book(String instrument) {
        Optional<ListedCombo> combo = combo(instrument);
        if (combo.isPresent()) {
            return merged(instrument, combo.get().changeId(), false, new Stamp(own.nowMillis(), 0));
        }
        OrderBook book = own.book(instrument);
        if (!engine.hasOrders(instrument)) {
            return book;
        }
        return merged(instrument, book.changeId(), book.stale(), book.stamp());
    }

    private OrderBook merged(String instrument, long changeId, boolean stale, Stamp stamp) {
        return new OrderBook(
                instrument,
                changeId,
                engine.levels(instrument, Side.BUY, Integer.MAX_VALUE),
                engine.levels(instrument, Side.SELL, Integer.MAX_VALUE),
                stale,
                stamp);
    }

    private Ticker shown(Ticker ticker, Quote quote, double bidIv, double askIv) {
        return new Ticker(
                ticker.instrument(),
                shown(ticker.state()),
                quote,
                ticker.last(),
                ticker.mark(),
                ticker.index(),
                ticker.underlying(),
                ticker.underlyingName(),
                ticker.markIv(),
                bidIv,
                askIv,
                ticker.greeks(),
                ticker.interestRate(),
                ticker.openInterest(),
                ticker.volume24h(),
                ticker.volumeUsd24h(),
                ticker.priceChange24h(),
                ticker.high24h(),
                ticker.low24h(),
                ticker.settlement(),
                ticker.estimatedDelivery(),
                ticker.currentFunding(),
                ticker.funding8h(),
                ticker.stamp());
    }

    private double volatility(String instrument, double price) {
        return Double.isNaN(price) ? Double.NaN : house.volatilityOfPrice(instrument, price);
    }

    @Override
    public IndexPrice index(Currency currency) {
        return own.index(currency);
    }

    @Override
    public double volatilityIndex(Currency currency) {
        return own.volatilityIndex(currency);
    }

    @Override
    public List<IndexPrice> indexHistory(Currency currency, long fromMillis, long toMillis) {
        return own.indexHistory(currency, fromMillis, toMillis);
    }

    @Override
    public MarketPast past(Currency currency) {
        return own.past(currency);
    }

    @Override
    public List<Delivery> deliveries(Currency currency) {
        return own.deliveries(currency);
    }

    @Override
    public House house() {
        return house;
    }

    /** Lets participants trade with what has moved before anybody else looks. */
    private final class Filter implements Sink {
        private final Sink sink;

        Filter(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void tickerChanged(String instrument) {
            sink.tickerChanged(instrument);
            floor.legChanged(instrument);
        }

        @Override
        public void bookChanged(String instrument) {
            if (engine.hasOrders(instrument)) {
                engine.houseChanged(instrument, own.nowMillis());
            }
            sink.bookChanged(instrument);
            floor.legChanged(instrument);
        }

        @Override
        public void traded(Trade trade) {
            floor.traded(trade);
        }

        @Override
        public void indexChanged(Currency currency) {
            sink.indexChanged(currency);
        }

        @Override
        public void volatilityIndexChanged(Currency currency) {
            sink.volatilityIndexChanged(currency);
        }

        @Override
        public void stateChanged(Instrument instrument) {
            floor.stateChanged(instrument);
        }
    }
}
