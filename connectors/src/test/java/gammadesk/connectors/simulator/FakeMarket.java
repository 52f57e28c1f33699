package gammadesk.connectors.simulator;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.market.VenueMarket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A small market that moves by the millisecond count alone, so that every run is the same. */
final class FakeMarket implements VenueMarket {
    /** 10 November 2023, 05:00 UTC. */
    static final long START = 1_699_592_400_000L;

    static final String PERPETUAL = "BTC-PERPETUAL";
    static final String FUTURE = "BTC-29DEC23";
    static final String CALL = "BTC-24NOV23-36000-C";
    static final String EXPIRED = "BTC-9NOV23-36000-C";
    private static final long STEP = 20;
    private static final long HOUR = 3_600_000;

    private final Map<String, Instrument> listed = new TreeMap<>();
    private final List<Instrument> expired = new ArrayList<>();
    private final Map<String, Long> changes = new TreeMap<>();
    private final ConcurrentLinkedQueue<Consumer<Sink>> orders = new ConcurrentLinkedQueue<>();
    /** Every state of a book that was ever asked for, by instrument and change id. */
    private final Map<String, OrderBook> seen = new ConcurrentHashMap<>();

    private volatile long slowness;
    private long now = START;
    private long sequence;

    FakeMarket(int strikes) {
        list(future(PERPETUAL, InstrumentKind.PERPETUAL, Optional.empty(), "0.5"));
        list(future(FUTURE, InstrumentKind.FUTURE, Expiry.parse("29DEC23"), "2.5"));
        for (int i = 0; i < strikes; i++) {
            int strike = 36_000 + 500 * (i - strikes / 2);
            list(option("24NOV23", strike, OptionType.CALL));
            list(option("24NOV23", strike, OptionType.PUT));
        }
        expired.add(option("9NOV23", 36_000, OptionType.CALL).withState(InstrumentState.ARCHIVED));
    }

    /** Has something happen on the market thread with the next step. */
    void order(Consumer<Sink> happening) {
        orders.add(happening);
    }

    /** A book as it was at a change, if anybody asked for it then. */
    Optional<OrderBook> seen(String instrument, long changeId) {
        return Optional.ofNullable(seen.get(instrument + "#" + changeId));
    }

    /** Has every step take longer than the exchange's tick. */
    void takesMillis(long millis) {
        slowness = millis;
    }

    void list(Instrument instrument) {
        listed.put(instrument.name(), instrument);
        changes.putIfAbsent(instrument.name(), 1_000L);
    }

    void delist(String name) {
        expired.addFirst(listed.remove(name).withState(InstrumentState.DELIVERED));
    }

    Instrument option(String expiry, int strike, OptionType type) {
        return new Instrument(
                "BTC-" + expiry + "-" + strike + "-" + type.letter(),
                InstrumentKind.OPTION,
                Currency.BTC,
                Currency.BTC,
                Currency.BTC,
                Settlement.INVERSE,
                Expiry.parse(expiry),
                Optional.of(new Instrument.OptionTerms(BigDecimal.valueOf(strike), type)),
                BigDecimal.ONE,
                new TickLadder(
                        new BigDecimal("0.0001"),
                        List.of(new TickLadder.Step(new BigDecimal("0.005"), new BigDecimal("0.0005")))),
                new BigDecimal("0.1"),
                new BigDecimal("0.0003"),
                new BigDecimal("0.0003"),
                START - 1_000_000,
                InstrumentState.OPEN);
    }

    private Instrument future(String name, InstrumentKind kind, Optional<Expiry> expiry, String tick) {
        return new Instrument(
                name,
                kind,
                Currency.BTC,
                Currency.USD,
                Currency.BTC,
                Settlement.INVERSE,
                expiry,
                Optional.empty(),
                BigDecimal.TEN,
                TickLadder.flat(new BigDecimal(tick)),
                BigDecimal.TEN,
                BigDecimal.ZERO,
                new BigDecimal("0.0005"),
                START - 1_000_000,
                InstrumentState.OPEN);
    }

    @Override
    public long nowMillis() {
        return now;
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public void advanceTo(long venueMillis, Sink sink) {
        LockSupport.parkNanos(slowness * 1_000_000);
        for (Consumer<Sink> order = orders.poll(); order != null; order = orders.poll()) {
            order.accept(sink);
        }
        while (now + STEP <= venueMillis) {
            now += STEP;
            sink.indexChanged(Currency.BTC);
            sink.volatilityIndexChanged(Currency.BTC);
            for (String name : listed.keySet()) {
                changes.merge(name, 3L, Long::sum);
                sink.tickerChanged(name);
                sink.bookChanged(name);
            }
            sink.traded(trade(PERPETUAL));
            if (listed.containsKey(CALL)) {
                sink.traded(trade(CALL));
            }
        }
    }

    @Override
    public List<Currency> currencies() {
        return List.of(Currency.BTC);
    }

    @Override
    public List<Instrument> instruments() {
        return List.copyOf(listed.values());
    }

    @Override
    public List<Instrument> expired() {
        return List.copyOf(expired);
    }

    @Override
    public Ticker ticker(String name) {
        Instrument instrument = find(name);
        boolean option = instrument.kind() == InstrumentKind.OPTION;
        boolean perpetual = instrument.kind() == InstrumentKind.PERPETUAL;
        double index = price(now);
        double mark = option ? 0.03847784 : index + 10;
        return new Ticker(
                name,
                instrument.state(),
                book(name).quote(),
                option ? 0.038 : index,
                mark,
                index,
                option ? index + 100 : Double.NaN,
                option ? FUTURE : "",
                option ? 60.86 + wave(now) / 1000 : Double.NaN,
                option ? 60.06 : Double.NaN,
                Double.NaN,
                option ? new Greeks(0.59833, 0.00002, 42.30124, -13.4441, 11.82621) : Greeks.UNKNOWN,
                option ? 0 : Double.NaN,
                533.2,
                12.5,
                1234.5,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0.05,
                index,
                perpetual ? 0.0001 : Double.NaN,
                perpetual ? 0.00002203 : Double.NaN,
                new Stamp(now, 0));
    }

    @Override
    public OrderBook book(String name) {
        boolean option = find(name).kind() == InstrumentKind.OPTION;
        double tick = option ? 0.0005 : 0.5;
        double mid = option ? 0.0385 : Math.rint(price(now) * 2) / 2;
        long change = changes.getOrDefault(name, 0L);
        List<Level> bids = new ArrayList<>();
        List<Level> asks = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            if ((change + i) % 4 != 0) {
                bids.add(new Level(mid - i * tick, 10.0 * i + change % 7));
                asks.add(new Level(mid + i * tick, 20.0 * i + change % 5));
            }
        }
        OrderBook book = new OrderBook(name, change, bids, asks, false, new Stamp(now, 0));
        seen.put(name + "#" + change, book);
        return book;
    }

    @Override
    public IndexPrice index(Currency currency) {
        return new IndexPrice("btc_usd", price(now), new Stamp(now, 0));
    }

    @Override
    public double volatilityIndex(Currency currency) {
        return 55.25 + wave(now) / 100;
    }

    @Override
    public List<IndexPrice> indexHistory(Currency currency, long fromMillis, long toMillis) {
        List<IndexPrice> history = new ArrayList<>();
        long first = Math.max(fromMillis, START - 72 * HOUR);
        for (long at = first; at < Math.min(toMillis, now); at += HOUR / 60) {
            history.add(new IndexPrice("btc_usd", price(at), new Stamp(at, 0)));
        }
        history.add(index(currency));
        return history;
    }

    @Override
    public List<Delivery> deliveries(Currency currency) {
        long last = Expiry.parse("9NOV23").orElseThrow().epochMillis();
        return List.of(new Delivery(currency, last, 36_500.25), new Delivery(currency, last - 24 * HOUR, 35_400.5));
    }

    Trade trade(String name) {
        sequence++;
        boolean option = find(name).kind() == InstrumentKind.OPTION;
        return new Trade(
                name,
                Long.toString(5_000 + sequence),
                sequence,
                sequence % 3 == 0 ? Side.SELL : Side.BUY,
                option ? 0.0385 : price(now),
                option ? 0.5 : 100,
                ticker(name).mark(),
                price(now),
                option ? 60.5 : Double.NaN,
                sequence % 5 == 0 ? Trade.Liquidation.TAKER : Trade.Liquidation.NONE,
                Optional.empty(),
                Optional.empty(),
                option ? Optional.of("BLOCK-7") : Optional.empty(),
                Optional.empty(),
                new Stamp(now, 0));
    }

    private Instrument find(String name) {
        Instrument instrument = listed.get(name);
        if (instrument == null) {
            throw new IllegalArgumentException("not listed: " + name);
        }
        return instrument;
    }

    private static double price(long millis) {
        return 36_000 + wave(millis);
    }

    private static double wave(long millis) {
        return Math.rint(50 * Math.sin(millis / 5_000.0) * 2) / 2;
    }
}
