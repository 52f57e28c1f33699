package gammadesk.benchmarks;

import gammadesk.analytics.backtest.venue.ReplayVenue;
import gammadesk.analytics.backtest.venue.VenueAccount.Opening;
import gammadesk.analytics.backtest.venue.VenueOrder;
import gammadesk.analytics.backtest.venue.VenueTerms;
import gammadesk.analytics.backtest.venue.VenueTerms.MarginCalls;
import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.risk.BookMargin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds an event that a replayed venue takes on one core: a thousand options and a perpetual, nine tickers in ten
 * events, the rest books and trades, a millisecond apart. {@code idle} holds nothing; {@code busy} holds a hundred
 * options under portfolio margin, reckoned every second, has twenty orders resting in the perpetual, and sends an order
 * or cancels one at every thousandth event. The events themselves are made beforehand. Run it with
 *
 * <pre>mvn -B -Pbench -Dbenchmark=VenueBenchmark -pl src/test -am test -DskipTests</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 10)
@Fork(1)
public class VenueBenchmark {
    private static final String PERPETUAL = "BTC-PERPETUAL";
    private static final Expiry EXPIRY = Expiry.parse("26JUN26").orElseThrow();
    private static final long START = EXPIRY.epochMillis() - 90L * 86_400_000;
    private static final int OPTIONS = 1_000;
    private static final int EVENTS = 200_000;
    private static final int HELD = 100;
    private static final int RESTING = 20;
    private static final double INDEX = 60_000;

    /** Whether anything is held and offered. */
    @Param({"idle", "busy"})
    public String account = "idle";

    private final MarketEvent[] events = new MarketEvent[EVENTS];
    private final SplittableRandom random = new SplittableRandom(1);
    private ReplayVenue venue = venue(false);
    private long order;

    /** The same events in every run. */
    @Setup
    public void make() {
        for (int i = 0; i < EVENTS; i++) {
            events[i] = event(i);
        }
    }

    /** A venue at its beginning. */
    @Setup(org.openjdk.jmh.annotations.Level.Invocation)
    public void open() {
        boolean isBusy = account.equals("busy");
        venue = venue(isBusy);
        venue.list(perpetual());
        for (int i = 0; i < OPTIONS; i++) {
            venue.list(option(i));
            venue.on(option(i, START));
        }
        venue.on(ticker(PERPETUAL, INDEX, 1_000, START));
        if (isBusy) {
            trade();
        }
    }

    private static ReplayVenue venue(boolean isBusy) {
        VenueTerms plain = VenueTerms.plain(FeeTerms.PUBLISHED).withLatency(20);
        VenueTerms terms = isBusy ? plain.withMargin(MarginCalls.published(BookMargin.Model.PORTFOLIO)) : plain;
        return new ReplayVenue(
                terms, new Opening(START, Map.of(Currency.BTC, 1_000.0), Map.of()), new SplittableRandom(2));
    }

    private void trade() {
        for (int i = 0; i < HELD; i++) {
            venue.submit(VenueOrder.market(name(i * 10), i % 2 == 0 ? Side.BUY : Side.SELL, 0.5));
        }
        for (int i = 0; i < RESTING; i++) {
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            venue.submit(VenueOrder.limit(PERPETUAL, side, 100, INDEX - side.sign() * (10.5 + i)));
        }
        venue.advance(START + 50);
        if (venue.account().positions().size() != HELD) {
            throw new IllegalStateException("the benchmark must hold what it says");
        }
    }

    /** All events. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int events() {
        boolean isBusy = account.equals("busy");
        int told = 0;
        for (int i = 0; i < EVENTS; i++) {
            venue.on(events[i]);
            if (isBusy && i % 1_000 == 0) {
                act();
            }
            told += venue.drain().size();
        }
        return told;
    }

    private void act() {
        if (order > 0) {
            venue.cancel(order);
            order = 0;
        } else {
            order = venue.submit(VenueOrder.limit(PERPETUAL, Side.BUY, 100, INDEX - 100));
        }
    }

    private MarketEvent event(int i) {
        long millis = START + 100 + i;
        double price = INDEX + random.nextInt(-8, 9) * 0.5;
        return switch (i % 10) {
            case 8 -> book(price, millis);
            case 9 -> trade(price, millis);
            case 0, 4 -> ticker(PERPETUAL, price, 1_000, millis);
            default -> option(random.nextInt(OPTIONS), millis);
        };
    }

    private static String name(int i) {
        return "BTC-26JUN26-" + (10_000 + 100 * i) + "-C";
    }

    private MarketEvent option(int i, long millis) {
        double mark = 0.05 + random.nextInt(20) * 0.0005;
        return ticker(name(i), mark, 10, millis);
    }

    private static MarketEvent ticker(String name, double mark, double size, long millis) {
        boolean isOption = !name.equals(PERPETUAL);
        double half = isOption ? 0.001 : 0.5;
        double nan = Double.NaN;
        return new MarketEvent.TickerUpdate(new Ticker(
                name,
                InstrumentState.OPEN,
                new Quote(mark - half, size, mark + half, size),
                nan,
                mark,
                INDEX,
                isOption ? INDEX : nan,
                "",
                isOption ? 55 : nan,
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
                isOption ? nan : 0.0001,
                new Stamp(millis, 0)));
    }

    private MarketEvent book(double price, long millis) {
        List<Level> bids = new ArrayList<>();
        List<Level> asks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            bids.add(new Level(price - 0.5 - i * 0.5, 10 * random.nextInt(1, 500)));
            asks.add(new Level(price + 0.5 + i * 0.5, 10 * random.nextInt(1, 500)));
        }
        return new MarketEvent.BookUpdate(new OrderBook(PERPETUAL, 1, bids, asks, false, new Stamp(millis, 0)));
    }

    private MarketEvent trade(double price, long millis) {
        return new MarketEvent.TradeDone(new Trade(
                PERPETUAL,
                "1",
                1,
                random.nextBoolean() ? Side.BUY : Side.SELL,
                price,
                10 * random.nextInt(1, 50),
                price,
                INDEX,
                Double.NaN,
                Trade.Liquidation.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Stamp(millis, 0)));
    }

    private static Instrument perpetual() {
        return instrument(PERPETUAL, InstrumentKind.PERPETUAL, Optional.empty(), "0.5", "10");
    }

    private static Instrument option(int i) {
        Instrument.OptionTerms terms =
                new Instrument.OptionTerms(BigDecimal.valueOf(10_000 + 100L * i), OptionType.CALL);
        return instrument(name(i), InstrumentKind.OPTION, Optional.of(terms), "0.0005", "0.1");
    }

    private static Instrument instrument(
            String name, InstrumentKind kind, Optional<Instrument.OptionTerms> terms, String tick, String lot) {
        return new Instrument(
                name,
                kind,
                Currency.BTC,
                Currency.BTC,
                Currency.BTC,
                Settlement.INVERSE,
                terms.map(_ -> EXPIRY),
                terms,
                BigDecimal.ONE,
                TickLadder.flat(new BigDecimal(tick)),
                new BigDecimal(lot),
                BigDecimal.ZERO,
                new BigDecimal("0.0003"),
                0,
                InstrumentState.OPEN);
    }
}
