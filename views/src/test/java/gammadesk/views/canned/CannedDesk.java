package gammadesk.views.canned;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DatedQuote;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.LatencySummary;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.SurfaceSession;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.InstrumentExposures;
import gammadesk.analytics.exposure.Levels;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.ExpiryValuation;
import gammadesk.analytics.pricing.IvState;
import gammadesk.analytics.surface.FittedSurface;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Pictures of a made-up market in BTC and ETH with about 600 options each: Black-76 prices on a smile, some bids and
 * asks missing, ages, futures with basis, books, trades. The same cycle always gives the same picture.
 */
public final class CannedDesk {
    public static final Venue EMBEDDED = new Venue("Embedded exchange", Venue.Environment.EMBEDDED, "127.0.0.1:8765");
    public static final Venue LIVE = new Venue("Deribit", Venue.Environment.LIVE, "www.deribit.com");
    public static final LocalDate TODAY = LocalDate.of(2026, 4, 3);

    private static final int[] DAYS = {1, 2, 3, 7, 14, 21, 28, 56, 84, 175, 266, 357};
    private static final double MILLIS_PER_DAY = 86_400_000.0;

    private final ManualClock clock;
    private final int strikesPerExpiry;
    private Venue venue = EMBEDDED;
    private FeedState state = FeedState.LIVE;
    private String notice = "";
    private boolean staleBook;
    private Optional<AccountPicture> account = Optional.empty();

    public CannedDesk(ManualClock clock) {
        this(clock, 25);
    }

    /** With another size: 25 strikes give 600 options, 500 give 12,000. */
    public CannedDesk(ManualClock clock, int strikesPerExpiry) {
        this.clock = clock;
        this.strikesPerExpiry = strikesPerExpiry;
    }

    public CannedDesk at(Venue other) {
        this.venue = other;
        return this;
    }

    public CannedDesk state(FeedState other) {
        this.state = other;
        return this;
    }

    public CannedDesk notice(String words) {
        this.notice = words;
        return this;
    }

    public CannedDesk staleBook() {
        this.staleBook = true;
        return this;
    }

    public CannedDesk with(AccountPicture picture) {
        this.account = Optional.of(picture);
        return this;
    }

    /** Before the first cycle. */
    public DeskSnapshot empty() {
        return DeskSnapshot.empty(venue);
    }

    /** The picture of a cycle, 1 or later; prices drift a little from one to the next. */
    public DeskSnapshot cycle(long cycle) {
        Map<Currency, MarketPicture> markets = new LinkedHashMap<>();
        markets.put(Currency.BTC, market(Currency.BTC, 77_364.8, 1_000, 47.2, cycle));
        markets.put(Currency.ETH, market(Currency.ETH, 3_214.55, 50, 61.9, cycle));
        return new DeskSnapshot(
                cycle,
                clock.nanos(),
                venue,
                health(cycle),
                markets,
                latencies(),
                12,
                notice,
                account,
                Optional.empty());
    }

    private FeedHealth health(long cycle) {
        return new FeedHealth(
                state,
                "subscribed",
                3.2,
                41_234 + cycle * 103,
                412.4,
                33_000_000L + cycle,
                2,
                1,
                1,
                staleBook ? 1 : 0,
                clock.nanos() - 40_000_000);
    }

    private static List<LatencySummary> latencies() {
        return List.of(
                new LatencySummary("socket to board", 412_345, 0.12, 0.31, 1.24, 8.8),
                new LatencySummary("cycle", 1_234, 2.41, 3.92, 6.61, 14.2),
                new LatencySummary("pricing", 1_234, 0.21, 0.32, 0.71, 3.1),
                new LatencySummary("not measured yet", 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    private MarketPicture market(Currency currency, double base, double step, double dvol, long cycle) {
        double index = base * (1 + 0.0004 * Math.sin(cycle * 0.7));
        SplittableRandom random = new SplittableRandom(currency.hashCode() * 31L + cycle);
        List<ExpiryChain> chains = new ArrayList<>();
        List<ExpiryValuation> values = new ArrayList<>();
        for (int days : DAYS) {
            Made made = new Made(currency, days, index, step, dvol);
            chains.add(made.chain);
            values.add(made.valuation);
        }
        ChainSnapshot chain = new ChainSnapshot(venue.name(), currency, clock.epochMillis(), index, chains);
        ChainValuation valuation = new ChainValuation(chain, values);
        return new MarketPicture(
                currency,
                clock.epochMillis(),
                index,
                0.12,
                1.24,
                dvol,
                valuation,
                FittedSurface.empty(currency),
                SurfaceSession.empty(currency),
                DealerPicture.of(exposure(valuation)),
                futures(currency, index),
                books(currency, index, random),
                trades(currency, index, random),
                instruments(currency, chains, index));
    }

    private Map<String, Instrument> instruments(Currency currency, List<ExpiryChain> chains, double index) {
        Map<String, Instrument> listed = new TreeMap<>();
        futures(currency, index)
                .forEach(quoted -> listed.put(quoted.instrument().name(), quoted.instrument()));
        for (ExpiryChain chain : chains) {
            for (int row = 0; row < chain.size(); row++) {
                listed.put(chain.instruments().get(row), option(currency, chain, row));
            }
        }
        return listed;
    }

    private static Instrument option(Currency currency, ExpiryChain chain, int row) {
        return new Instrument(
                chain.instruments().get(row),
                InstrumentKind.OPTION,
                currency,
                currency,
                currency,
                Settlement.INVERSE,
                Optional.of(chain.expiry()),
                Optional.of(new Instrument.OptionTerms(
                        BigDecimal.valueOf(chain.strike().get(row)),
                        chain.types().get(row))),
                BigDecimal.ONE,
                new TickLadder(
                        new BigDecimal("0.0001"),
                        List.of(new TickLadder.Step(new BigDecimal("0.005"), new BigDecimal("0.0005")))),
                new BigDecimal("0.1"),
                new BigDecimal("0.0003"),
                new BigDecimal("0.0003"),
                0,
                InstrumentState.OPEN);
    }

    /** One expiry under construction. */
    private final class Made {
        private final ExpiryChain chain;
        private final ExpiryValuation valuation;

        Made(Currency currency, int days, double index, double step, double atm) {
            int n = strikesPerExpiry * 2;
            double years = days / 365.0 - 0.25 / 365;
            double forward = index * (1 + 0.06 * years);
            double spacing = step * Math.max(1, Math.rint(Math.sqrt(days) / 2)) * Math.min(1, 25.0 / strikesPerExpiry);
            double middle = Math.rint(forward / spacing) * spacing;
            Expiry expiry = new Expiry(TODAY.plusDays(days));
            double[][] c = new double[20][n];
            List<String> names = new ArrayList<>();
            List<OptionType> types = new ArrayList<>();
            List<IvState> bidState = new ArrayList<>();
            List<IvState> askState = new ArrayList<>();
            List<IvState> markState = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                double strike = Math.max(spacing, middle + (i / 2 - strikesPerExpiry / 2) * spacing);
                OptionType type = i % 2 == 0 ? OptionType.CALL : OptionType.PUT;
                double k = Math.log(strike / forward);
                double iv = atm - 8 * k + 60 * k * k / Math.sqrt(Math.max(0.02, years)) * 0.4;
                Black black = Black.of(forward, strike, years, iv / 100, type);
                double tick = black.price > 0.005 ? 0.0005 : 0.0001;
                double bid = Math.floor((black.price - 0.6 * tick) / tick) * tick;
                double ask = Math.ceil((black.price + 0.6 * tick) / tick) * tick;
                boolean noBid = bid < tick / 2;
                boolean noAsk = i % 23 == 5;
                c[0][i] = strike;
                c[1][i] = 1;
                c[2][i] = noBid ? Double.NaN : bid;
                c[3][i] = noBid ? 0 : 12.5;
                c[4][i] = noAsk ? Double.NaN : ask;
                c[5][i] = noAsk ? 0 : 8.1;
                c[6][i] = black.price;
                c[7][i] = black.price;
                c[8][i] = iv;
                c[9][i] = Math.rint(4_000 * Math.exp(-8 * k * k) / (1 + days / 60.0)) / 2 + i % 7;
                c[10][i] = Math.rint(c[9][i] / 9 * 10) / 10;
                c[11][i] = 0.1 + (i % 13) * 0.4;
                c[12][i] = noBid ? Double.NaN : iv - 0.7;
                c[13][i] = noAsk ? Double.NaN : iv + 0.8;
                c[14][i] = black.delta;
                c[15][i] = black.delta - black.price;
                c[16][i] = black.gamma;
                c[17][i] = black.vega;
                c[18][i] = black.theta;
                c[19][i] = 0.01 * strike * years * black.delta;
                names.add(currency + "-" + expiry.label() + "-" + (long) strike + "-" + type.letter());
                types.add(type);
                bidState.add(noBid ? IvState.NO_PRICE : IvState.OK);
                askState.add(noAsk ? IvState.NO_PRICE : IvState.OK);
                markState.add(IvState.OK);
            }
            this.chain = new ExpiryChain(
                    expiry,
                    years,
                    forward,
                    "SYN." + currency + "-" + expiry.label(),
                    Settlement.INVERSE,
                    names,
                    types,
                    Column.of(c[0]).map(_ -> forward),
                    Column.of(c[0]),
                    Column.of(c[1]),
                    Column.of(c[2]),
                    Column.of(c[3]),
                    Column.of(c[4]),
                    Column.of(c[5]),
                    Column.of(c[6]),
                    Column.of(c[7]),
                    Column.of(c[8]),
                    Column.of(c[9]),
                    Column.of(c[10]),
                    Column.of(c[11]));
            this.valuation = new ExpiryValuation(
                    Column.of(c[12]),
                    Column.of(c[13]),
                    Column.of(c[8]),
                    bidState,
                    askState,
                    markState,
                    Column.of(c[6]),
                    Column.of(c[14]),
                    Column.of(c[15]),
                    Column.of(c[16]),
                    Column.of(c[17]),
                    Column.of(c[18]),
                    Column.of(c[19]));
        }
    }

    private record Black(double price, double delta, double gamma, double vega, double theta) {
        static Black of(double forward, double strike, double years, double sigma, OptionType type) {
            double root = sigma * Math.sqrt(years);
            double d1 = Math.log(forward / strike) / root + root / 2;
            double density = Math.exp(-d1 * d1 / 2) / Math.sqrt(2 * Math.PI);
            double call = cumulative(d1) - strike / forward * cumulative(d1 - root);
            double price = type == OptionType.CALL ? call : call - 1 + strike / forward;
            double delta = type == OptionType.CALL ? cumulative(d1) : cumulative(d1) - 1;
            return new Black(
                    Math.max(price, 0.00001),
                    delta,
                    density / (forward * root),
                    forward * density * Math.sqrt(years) / 100,
                    -forward * density * sigma / (2 * Math.sqrt(years)) / 365);
        }

        /** The logistic approximation is good to 0.0002, enough for a picture. */
        private static double cumulative(double x) {
            return 1 / (1 + Math.exp(-0.07056 * x * x * x - 1.5976 * x));
        }
    }

    private static ExposureMap exposure(ChainValuation valuation) {
        ChainSnapshot chain = valuation.chain();
        double scale = chain.index() * chain.index() * 0.01;
        TreeMap<Double, double[]> strikes = new TreeMap<>();
        List<ExposureMap.ExpiryExposure> expiries = new ArrayList<>();
        List<ExposureMap.CellExposure> cells = new ArrayList<>();
        for (int e = 0; e < chain.expiries().size(); e++) {
            ExpiryChain market = chain.expiries().get(e);
            double call = 0;
            double put = 0;
            for (int i = 0; i < market.size(); i += 2) {
                double c = valuation.expiries().get(e).gamma().get(i)
                        * market.openInterest().get(i)
                        * scale;
                double p = -valuation.expiries().get(e).gamma().get(i + 1)
                        * market.openInterest().get(i + 1)
                        * scale
                        * (market.strike().get(i) < chain.index() ? 1.7 : 0.5);
                call += c;
                put += p;
                double[] sums = strikes.computeIfAbsent(market.strike().get(i), _ -> new double[2]);
                sums[0] += c;
                sums[1] += p;
                cells.add(new ExposureMap.CellExposure(
                        market.expiry(),
                        market.strike().get(i),
                        c,
                        p,
                        market.ageSeconds().get(i)));
            }
            expiries.add(new ExposureMap.ExpiryExposure(market.expiry(), call, put));
        }
        cells.sort(
                Comparator.comparing(ExposureMap.CellExposure::expiry).thenComparing(ExposureMap.CellExposure::strike));
        return new ExposureMap(
                chain.currency(),
                chain.venueMillis(),
                chain.index(),
                ExposureBasis.of(SignConvention.NAIVE),
                strikes.entrySet().stream()
                        .map(at -> new ExposureMap.StrikeExposure(at.getKey(), at.getValue()[0], at.getValue()[1]))
                        .toList(),
                expiries,
                cells,
                InstrumentExposures.NONE,
                Levels.none("canned"),
                List.of(),
                expiries.stream().mapToDouble(ExposureMap.ExpiryExposure::net).sum(),
                3);
    }

    private List<DatedQuote> futures(Currency currency, double index) {
        List<DatedQuote> quotes = new ArrayList<>();
        quotes.add(quote(currency, Optional.empty(), index, index * 1.0001));
        for (int days : new int[] {7, 28, 84, 175, 266, 357}) {
            quotes.add(quote(
                    currency, Optional.of(new Expiry(TODAY.plusDays(days))), index, index * (1 + 0.06 * days / 365)));
        }
        return quotes;
    }

    private DatedQuote quote(Currency currency, Optional<Expiry> expiry, double index, double mark) {
        String name = currency + "-" + expiry.map(Expiry::label).orElse("PERPETUAL");
        BigDecimal tick = new BigDecimal(currency.equals(Currency.BTC) ? "0.5" : "0.05");
        double step = tick.doubleValue();
        double bid = Math.floor(mark / step) * step;
        Instrument instrument = new Instrument(
                name,
                expiry.isPresent() ? InstrumentKind.FUTURE : InstrumentKind.PERPETUAL,
                currency,
                Currency.USD,
                currency,
                Settlement.INVERSE,
                expiry,
                Optional.empty(),
                BigDecimal.TEN,
                TickLadder.flat(tick),
                BigDecimal.TEN,
                BigDecimal.ZERO,
                new BigDecimal("0.0005"),
                0,
                InstrumentState.OPEN);
        Ticker ticker = new Ticker(
                name,
                InstrumentState.OPEN,
                new Quote(bid, 120_000, bid + step, 84_000),
                mark,
                mark,
                index,
                Double.NaN,
                "",
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Greeks.UNKNOWN,
                0,
                812_345_670 / (expiry.isPresent() ? 7.0 : 1),
                10_234,
                791_000_000,
                expiry.isPresent() ? 1.31 : -0.42,
                index * 1.02,
                index * 0.97,
                index,
                index,
                expiry.isPresent() ? Double.NaN : 0.000012,
                expiry.isPresent() ? Double.NaN : 0.000085,
                new Stamp(clock.epochMillis(), clock.nanos() - 300_000_000));
        return new DatedQuote(instrument, ticker);
    }

    private List<OrderBook> books(Currency currency, double index, SplittableRandom random) {
        List<OrderBook> books = new ArrayList<>();
        for (String name : List.of(currency + "-PERPETUAL", currency + "-" + new Expiry(TODAY.plusDays(28)).label())) {
            double step = currency.equals(Currency.BTC) ? 0.5 : 0.05;
            double bid = Math.floor(index / step) * step;
            List<OrderBook.Level> bids = new ArrayList<>();
            List<OrderBook.Level> asks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                bids.add(new OrderBook.Level(bid - i * step, 10 * random.nextInt(10, 24_000)));
                asks.add(new OrderBook.Level(bid + (i + 1) * step, 10 * random.nextInt(10, 24_000)));
            }
            books.add(new OrderBook(
                    name, 1, bids, asks, staleBook, new Stamp(clock.epochMillis(), clock.nanos() - 80_000_000)));
        }
        return books;
    }

    private List<Trade> trades(Currency currency, double index, SplittableRandom random) {
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean option = i % 3 == 1;
            String name = option
                    ? currency + "-" + new Expiry(TODAY.plusDays(28)).label() + "-80000-C"
                    : currency + "-PERPETUAL";
            trades.add(new Trade(
                    name,
                    currency + "-" + (10_000 - i),
                    10_000 - i,
                    random.nextBoolean() ? Side.BUY : Side.SELL,
                    option ? 0.0345 : Math.rint(index * 2) / 2,
                    option ? 2.5 : 10 * random.nextInt(1, 8_000),
                    index,
                    index,
                    option ? 48.31 : Double.NaN,
                    i % 17 == 4 ? Trade.Liquidation.TAKER : Trade.Liquidation.NONE,
                    i % 11 == 7 ? Optional.of(currency + "-CS-1MAY26-80000_85000") : Optional.empty(),
                    Optional.empty(),
                    i % 13 == 1 ? Optional.of("BLOCK-12") : Optional.empty(),
                    Optional.empty(),
                    new Stamp((long) (clock.epochMillis() - i * 0.003 * MILLIS_PER_DAY / 300), clock.nanos())));
        }
        return trades;
    }
}
