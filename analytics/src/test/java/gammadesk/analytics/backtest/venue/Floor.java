package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.backtest.venue.VenueAccount.Money;
import gammadesk.analytics.backtest.venue.VenueAccount.Opening;
import gammadesk.analytics.backtest.venue.VenueAccount.Wallet;
import gammadesk.analytics.backtest.venue.VenueNews.Filled;
import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A venue with a few instruments, and a hand that plays the market to it. */
final class Floor {
    static final String PERPETUAL = "BTC-PERPETUAL";
    static final String LINEAR = "BTC_USDC-PERPETUAL";
    static final String FUTURE = "BTC-27MAR26";
    static final String CALL = "BTC-27MAR26-50000-C";
    static final String PUT = "BTC-27MAR26-50000-P";
    static final Expiry EXPIRY = Expiry.parse("27MAR26").orElseThrow();
    /** Ten days before the expiry, at 08:00 UTC. */
    static final long START = EXPIRY.epochMillis() - 10 * 86_400_000L;

    static final double INDEX = 50_000;
    static final double FORWARD = 50_200;

    final ReplayVenue venue;
    final List<VenueNews> heard = new ArrayList<>();
    private double index = INDEX;

    Floor(VenueTerms terms) {
        this(terms, Opening.cash(START, Currency.BTC, 10));
    }

    Floor(VenueTerms terms, Opening opening) {
        this(terms, opening, 1);
    }

    Floor(VenueTerms terms, Opening opening, long seed) {
        venue = new ReplayVenue(terms, opening, new SplittableRandom(seed));
        List.of(PERPETUAL, LINEAR, FUTURE, CALL, PUT).forEach(name -> venue.list(spec(name)));
    }

    static VenueTerms plain() {
        return VenueTerms.plain(FeeTerms.PUBLISHED);
    }

    static Instrument spec(String text) {
        InstrumentName name = InstrumentName.parse(text).orElseThrow();
        boolean isOption = name.kind() == InstrumentKind.OPTION;
        boolean isInverse = name.family().settlement() == Settlement.INVERSE;
        boolean isDated = name.kind() != InstrumentKind.PERPETUAL;
        TickLadder options = new TickLadder(
                new BigDecimal("0.0001"),
                List.of(new TickLadder.Step(new BigDecimal("0.005"), new BigDecimal("0.0005"))));
        return new Instrument(
                text,
                name.kind(),
                Currency.BTC,
                isOption ? Currency.BTC : Currency.USD,
                name.family().quote().orElse(Currency.BTC),
                name.family().settlement(),
                isDated ? Optional.of(EXPIRY) : Optional.empty(),
                name instanceof OptionName option
                        ? Optional.of(new Instrument.OptionTerms(option.strike(), option.type()))
                        : Optional.empty(),
                BigDecimal.ONE,
                isOption ? options : TickLadder.flat(new BigDecimal("0.5")),
                new BigDecimal(isOption ? "0.1" : isInverse ? "10" : "0.001"),
                new BigDecimal(isOption ? "0.0003" : "-0.0001"),
                new BigDecimal(isOption ? "0.0003" : "0.0005"),
                0,
                InstrumentState.OPEN);
    }

    static Stamp at(long millis) {
        return new Stamp(millis, 0);
    }

    long now() {
        return venue.millis();
    }

    /** The index that every ticker says from now on. */
    void indexIs(double price) {
        index = price;
    }

    void index(long millis, double price) {
        index = price;
        venue.on(new MarketEvent.IndexUpdate(new IndexPrice("btc_usd", price, at(millis))));
    }

    void ticker(String name, long millis, Quote quote, double mark, double funding8h) {
        ticker(name, millis, quote, mark, funding8h, InstrumentState.OPEN);
    }

    void ticker(String name, long millis, Quote quote, double mark, double funding8h, InstrumentState state) {
        venue.on(new MarketEvent.TickerUpdate(ticker(name, millis, quote, mark, funding8h, index, FORWARD, state)));
    }

    static Ticker ticker(
            String name,
            long millis,
            Quote quote,
            double mark,
            double funding8h,
            double index,
            double forward,
            InstrumentState state) {
        double nan = Double.NaN;
        boolean isOption = InstrumentName.parse(name).orElseThrow().kind() == InstrumentKind.OPTION;
        return new Ticker(
                name,
                state,
                quote,
                nan,
                mark,
                index,
                isOption ? forward : nan,
                "",
                isOption ? 60 : nan,
                nan,
                nan,
                Greeks.UNKNOWN,
                0,
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                funding8h,
                at(millis));
    }

    /** What a recorded moment says of an instrument. */
    void ticker(HedgeInstrument one, long millis) {
        venue.on(new MarketEvent.TickerUpdate(ticker(
                one.name(),
                millis,
                one.quote(),
                one.mark(),
                one.funding8h(),
                one.indexUsd(),
                one.usdPerPrice(),
                InstrumentState.OPEN)));
    }

    /** A perpetual at 49,999.5 / 50,000.5 with so much on both sides, marked at 50,000. */
    void perpetual(long millis, double amount) {
        ticker(PERPETUAL, millis, new Quote(49_999.5, amount, 50_000.5, amount), 50_000, 0);
    }

    void call(long millis, double bid, double ask, double mark) {
        ticker(CALL, millis, new Quote(bid, Double.NaN, ask, Double.NaN), mark, Double.NaN);
    }

    void book(String name, long millis, List<Level> bids, List<Level> asks) {
        venue.on(new MarketEvent.BookUpdate(new OrderBook(name, 1, bids, asks, false, at(millis))));
    }

    void staleBook(String name, long millis) {
        venue.on(new MarketEvent.BookUpdate(new OrderBook(name, 1, List.of(), List.of(), true, at(millis))));
    }

    static Level level(double price, double amount) {
        return new Level(price, amount);
    }

    void trade(String name, long millis, Side taker, double price, double amount) {
        trade(name, millis, taker, price, amount, Optional.empty());
    }

    void trade(String name, long millis, Side taker, double price, double amount, Optional<String> block) {
        venue.on(new MarketEvent.TradeDone(new Trade(
                name,
                "1",
                1,
                taker,
                price,
                amount,
                price,
                index,
                Double.NaN,
                Trade.Liquidation.NONE,
                Optional.empty(),
                Optional.empty(),
                block,
                Optional.empty(),
                at(millis))));
    }

    /** All news until now. */
    List<VenueNews> news() {
        heard.addAll(venue.drain());
        return heard;
    }

    /** The news of one kind until now. */
    <T extends VenueNews> List<T> news(Class<T> kind) {
        return news().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Filled> fills() {
        return news(Filled.class);
    }

    double held(String name) {
        return venue.account().amount(name);
    }

    Wallet wallet(Currency currency) {
        return venue.account().wallet(currency).orElseThrow();
    }

    Money btc() {
        return wallet(Currency.BTC).own();
    }
}
