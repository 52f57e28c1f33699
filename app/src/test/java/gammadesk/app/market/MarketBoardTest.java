package gammadesk.app.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Combo;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.app.desk.SystemClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class MarketBoardTest {
    private static final long NOW = Instant.parse("2026-04-01T12:00:00Z").toEpochMilli();
    private static final String CALL = "BTC-24APR26-66000-C";
    private static final String PUT = "BTC-24APR26-66000-P";
    private static final String EXPIRED = "BTC-1APR26-66000-C";

    private final FakeFeed feed = new FakeFeed();
    private final BoardSettings settings = new BoardSettings(Duration.ofMillis(20), Duration.ofMillis(5), 0.002, 3);
    private final MarketBoard board =
            new MarketBoard(feed, List.of(Currency.BTC, Currency.ETH), new SystemClock(), settings);

    @BeforeEach
    void start() {
        board.start();
        feed.say(new MarketEvent.Listing(
                Currency.BTC, List.of(option(CALL), option(PUT), option(EXPIRED), perpetual()), stamp(0)));
    }

    @AfterEach
    void close() {
        board.close();
        assertThat(feed.isClosed()).isTrue();
    }

    @Test
    void aTickerBecomesAValuedRow() throws InterruptedException {
        feed.say(index(65_000));
        feed.say(new MarketEvent.TickerUpdate(ticker(CALL, 0.03, 50, 1)));

        ExpiryChain chain = chainWhen(rows -> rows.mark().get(0) == 0.03);

        assertThat(chain.instruments()).containsExactly(CALL, PUT);
        assertThat(chain.forward()).isEqualTo(65_500);
        MarketPicture btc = board.get().market(Currency.BTC).orElseThrow();
        assertThat(btc.valuation().expiries().getFirst().markIv().get(0)).isCloseTo(50, within(1e-9));
        assertThat(btc.exposure().map().total()).isPositive();
        assertThat(chain.mark().get(1)).as("no ticker came for the put").isNaN();
    }

    @Test
    void whatHasExpiredIsLeftOut() throws InterruptedException {
        feed.say(index(65_000));
        feed.say(new MarketEvent.TickerUpdate(ticker(EXPIRED, 0.01, 50, 1)));
        feed.say(new MarketEvent.TickerUpdate(ticker(CALL, 0.03, 50, 2)));

        chainWhen(rows -> rows.mark().get(0) == 0.03);

        assertThat(board.get()
                        .market(Currency.BTC)
                        .orElseThrow()
                        .valuation()
                        .chain()
                        .expiries())
                .extracting(ExpiryChain::expiry)
                .containsExactly(Expiry.parse("24APR26").orElseThrow());
    }

    @Test
    void ofManyTickersTheNewestCounts() throws InterruptedException {
        feed.say(index(65_000));
        for (int i = 1; i <= 10_000; i++) {
            feed.say(new MarketEvent.TickerUpdate(ticker(CALL, i / 100_000.0, 50, i)));
        }
        assertThat(chainWhen(rows -> rows.mark().get(0) == 0.1).mark().get(0)).isEqualTo(0.1);
    }

    @Test
    void aNewerMarkReplacesTheTickersMark() throws InterruptedException {
        feed.say(new MarketEvent.TickerUpdate(ticker(CALL, 0.03, 50, 1)));
        chainWhen(rows -> rows.mark().get(0) == 0.03);
        feed.say(new MarketEvent.MarkUpdate(CALL, 0.031, 51, stamp(2)));
        assertThat(chainWhen(rows -> rows.mark().get(0) == 0.031).venueMarkIv().get(0))
                .isEqualTo(51);
    }

    @Test
    void aFloodOfTradesIsBoundedAndCounted() throws InterruptedException {
        for (int i = 0; i < 5_000; i++) {
            feed.say(new MarketEvent.TradeDone(trade(i)));
        }
        DeskSnapshot snapshot = when(s -> s.market(Currency.BTC)
                .filter(m -> !m.trades().isEmpty() && m.trades().getFirst().sequence() == 4_999)
                .isPresent());
        MarketPicture btc = snapshot.market(Currency.BTC).orElseThrow();
        assertThat(btc.trades()).hasSizeLessThanOrEqualTo(200);
        assertThat(snapshot.droppedEvents()).isPositive();
        assertThat(btc.trades().getFirst().sequence()).as("newest first").isEqualTo(4_999);
    }

    @Test
    void aComboCountsOnceThoughItsLegsAreReportedToo() throws InterruptedException {
        String spread = "BTC-CS-24APR26-66000_70000";
        String high = "BTC-24APR26-70000-C";
        feed.say(new MarketEvent.Combos(
                Currency.BTC,
                List.of(new Combo(spread, List.of(new Combo.Leg(CALL, 1), new Combo.Leg(high, -1)))),
                stamp(0)));
        feed.say(new MarketEvent.TradeDone(trade(spread, "100", Optional.empty())));
        when(s -> evidence(s) == 2);
        feed.say(new MarketEvent.TradeDone(trade(CALL, "101", Optional.of("100"))));
        feed.say(new MarketEvent.TradeDone(trade(high, "102", Optional.of("100"))));
        feed.say(new MarketEvent.TradeDone(trade(CALL, "103", Optional.empty())));
        when(s -> evidence(s) > 2);
        assertThat(evidence(board.get())).as("two legs and one trade alone").isEqualTo(3);
    }

    private static long evidence(DeskSnapshot snapshot) {
        return snapshot.market(Currency.BTC)
                .map(market -> market.exposure().evidence().trades())
                .orElse(0L);
    }

    @Test
    void aStaleBookStaysMarked() throws InterruptedException {
        OrderBook book = new OrderBook(
                "BTC-PERPETUAL",
                7,
                List.of(new OrderBook.Level(64_999.5, 10)),
                List.of(new OrderBook.Level(65_000, 10)),
                false,
                stamp(1));
        feed.say(new MarketEvent.BookUpdate(book));
        feed.say(new MarketEvent.BookUpdate(book.asStale()));
        DeskSnapshot snapshot = when(
                s -> s.market(Currency.BTC).filter(m -> !m.books().isEmpty()).isPresent());
        assertThat(snapshot.market(Currency.BTC)
                        .orElseThrow()
                        .books()
                        .getFirst()
                        .stale())
                .isTrue();
    }

    @Test
    void aLockOfTheVenueIsANotice() throws InterruptedException {
        feed.say(new MarketEvent.PlatformUpdate("btc_usd", true, stamp(1)));
        assertThat(when(s -> !s.platformNotice().isEmpty()).platformNotice()).contains("btc_usd");
        feed.say(new MarketEvent.PlatformUpdate("btc_usd", false, stamp(2)));
        when(s -> s.platformNotice().isEmpty());
    }

    @Test
    void anUnlistedCurrencyHasNoPicture() throws InterruptedException {
        when(s -> s.cycle() > 2);
        assertThat(board.get().market(Currency.ETH)).isEmpty();
    }

    private ExpiryChain chainWhen(Predicate<ExpiryChain> condition) throws InterruptedException {
        DeskSnapshot snapshot = when(s -> s.market(Currency.BTC)
                .map(m -> m.valuation().chain())
                .filter(c ->
                        !c.expiries().isEmpty() && condition.test(c.expiries().getFirst()))
                .isPresent());
        return snapshot.market(Currency.BTC)
                .orElseThrow()
                .valuation()
                .chain()
                .expiries()
                .getFirst();
    }

    private DeskSnapshot when(Predicate<DeskSnapshot> condition) throws InterruptedException {
        DeskSnapshot snapshot = board.get();
        while (!condition.test(snapshot)) {
            TimeUnit.MILLISECONDS.sleep(2);
            snapshot = board.get();
        }
        return snapshot;
    }

    private static Stamp stamp(long after) {
        return new Stamp(NOW + after, System.nanoTime());
    }

    private static MarketEvent index(double price) {
        return new MarketEvent.IndexUpdate(new IndexPrice("btc_usd", price, stamp(0)));
    }

    private static Ticker ticker(String name, double mark, double iv, long after) {
        return new Ticker(
                name,
                InstrumentState.OPEN,
                new Quote(mark - 0.0005, 3, mark + 0.0005, 4),
                mark,
                mark,
                65_000,
                65_500,
                "BTC-24APR26",
                iv,
                iv - 1,
                iv + 1,
                Greeks.UNKNOWN,
                0,
                120,
                5,
                100_000,
                1,
                mark,
                mark,
                mark,
                65_000,
                Double.NaN,
                Double.NaN,
                stamp(after));
    }

    private static Trade trade(int sequence) {
        return trade(CALL, "t" + sequence, Optional.empty(), sequence);
    }

    private static Trade trade(String instrument, String id, Optional<String> comboTrade) {
        return trade(instrument, id, comboTrade, 0);
    }

    private static Trade trade(String instrument, String id, Optional<String> comboTrade, int sequence) {
        return new Trade(
                instrument,
                id,
                sequence,
                Side.BUY,
                0.03,
                1,
                0.03,
                65_000,
                50,
                Trade.Liquidation.NONE,
                Optional.empty(),
                comboTrade,
                Optional.empty(),
                Optional.empty(),
                stamp(sequence));
    }

    private static Instrument option(String name) {
        var parsed = (InstrumentName.OptionName) InstrumentName.parse(name).orElseThrow();
        return instrument(
                name,
                InstrumentKind.OPTION,
                Optional.of(parsed.expiry()),
                Optional.of(new Instrument.OptionTerms(parsed.strike(), parsed.type())));
    }

    private static Instrument perpetual() {
        return instrument("BTC-PERPETUAL", InstrumentKind.PERPETUAL, Optional.empty(), Optional.empty());
    }

    private static Instrument instrument(
            String name, InstrumentKind kind, Optional<Expiry> expiry, Optional<Instrument.OptionTerms> terms) {
        return new Instrument(
                name,
                kind,
                Currency.BTC,
                Currency.BTC,
                Currency.BTC,
                Settlement.INVERSE,
                expiry,
                terms,
                BigDecimal.ONE,
                TickLadder.flat(new BigDecimal("0.0001")),
                new BigDecimal("0.1"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                InstrumentState.OPEN);
    }
}
