package gammadesk.app.hedging;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DatedQuote;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.SurfaceSession;
import gammadesk.analytics.exposure.GammaExposure;
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
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.surface.FittedSurface;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A market that stands on one of many levels, each 0.05 % from the next: a perpetual, a future and two options, all but
 * one with a followed book. What a level looks like is computed once.
 */
final class SequenceMarket {
    static final String PERPETUAL = "BTC-PERPETUAL";
    static final String FUTURE = "BTC-24APR26";
    static final String CALL = "BTC-24APR26-66000-C";
    static final String PUT = "BTC-24APR26-60000-P";
    static final Venue VENUE = new Venue("Fake", Venue.Environment.EMBEDDED, "nowhere");

    private static final double STEP = 0.0005;
    private static final double MIDDLE = 66_000;
    private static final double VOL_PERCENT = 50;
    private static final double YEARS = 22 / 365.0;
    private static final double OPTION_TICK = 0.0001;
    private static final Expiry EXPIRY = new Expiry(LocalDate.of(2026, 4, 24));
    private static final List<String> OPTIONS = List.of(CALL, PUT);
    private static final double[] STRIKES = {66_000, 60_000};
    private static final List<OptionType> TYPES = List.of(OptionType.CALL, OptionType.PUT);
    private static final Map<String, Instrument> INSTRUMENTS = Map.of(
            PERPETUAL, deltaOne(PERPETUAL, InstrumentKind.PERPETUAL, Optional.empty()),
            FUTURE, deltaOne(FUTURE, InstrumentKind.FUTURE, Optional.of(EXPIRY)),
            CALL, option(0),
            PUT, option(1));

    private final Map<Integer, Seen> levels = new HashMap<>();

    /** What does not change with time. */
    private record Seen(double index, ChainValuation valuation, DealerPicture dealers, Map<String, double[]> quotes) {}

    static double index(int level) {
        return Math.round(MIDDLE * Math.pow(1 + STEP, level) * 2) / 2.0;
    }

    static BigDecimal lot(String instrument) {
        return instrument.endsWith("C") || instrument.endsWith("P") ? new BigDecimal("0.1") : BigDecimal.TEN;
    }

    /** USD of so much of an instrument at an index. */
    static double notionalUsd(String instrument, double amount, double index) {
        return OPTIONS.contains(instrument) ? amount * index : amount;
    }

    /** Best bid and ask by instrument. */
    Map<String, double[]> quotes(int level) {
        return seen(level).quotes;
    }

    DeskSnapshot at(int level, long millis, long nanos, FeedState state, AccountPicture account) {
        FeedHealth health = new FeedHealth(state, "", 1, 1, 1, 1, 0, 0, 0, 0, nanos);
        return new DeskSnapshot(
                1,
                nanos,
                VENUE,
                health,
                Map.of(Currency.BTC, picture(seen(level), millis, nanos)),
                List.of(),
                0,
                "",
                Optional.of(account),
                Optional.empty());
    }

    private Seen seen(int level) {
        return levels.computeIfAbsent(level, SequenceMarket::make);
    }

    private static Seen make(int level) {
        double index = index(level);
        Map<String, double[]> quotes = new HashMap<>();
        quotes.put(PERPETUAL, new double[] {index - 0.5, index});
        quotes.put(FUTURE, new double[] {index + 30, index + 32});
        for (int i = 0; i < OPTIONS.size(); i++) {
            double bid = Math.floor(mark(i, index) / OPTION_TICK) * OPTION_TICK;
            quotes.put(OPTIONS.get(i), new double[] {round(bid), round(bid + 3 * OPTION_TICK)});
        }
        ChainSnapshot chain = new ChainSnapshot("Fake", Currency.BTC, 1, index, List.of(expiry(index, quotes)));
        ChainValuation valuation = new ChainPricer(PricingKernels.scalar()).valuation(chain);
        DealerPicture dealers = DealerPicture.of(GammaExposure.map(valuation, SignConvention.NAIVE));
        return new Seen(index, valuation, dealers, quotes);
    }

    private static double mark(int option, double index) {
        return Black76.priceUsd(index, STRIKES[option], YEARS, VOL_PERCENT / 100, TYPES.get(option)) / index;
    }

    private static double round(double price) {
        return Math.round(price * 1e6) / 1e6;
    }

    private static ExpiryChain expiry(double index, Map<String, double[]> quotes) {
        return new ExpiryChain(
                EXPIRY,
                YEARS,
                index,
                "SYN." + FUTURE,
                Settlement.INVERSE,
                OPTIONS,
                TYPES,
                rows(_ -> index),
                rows(i -> STRIKES[i]),
                rows(_ -> 1),
                rows(i -> quotes.getOrDefault(OPTIONS.get(i), new double[2])[0]),
                rows(_ -> 20),
                rows(i -> quotes.getOrDefault(OPTIONS.get(i), new double[2])[1]),
                rows(_ -> 20),
                rows(i -> mark(i, index)),
                rows(_ -> Double.NaN),
                rows(_ -> VOL_PERCENT),
                rows(_ -> 10),
                rows(_ -> 1),
                rows(_ -> 0.1));
    }

    private static Column rows(IntToDoubleFunction value) {
        return Column.of(IntStream.range(0, OPTIONS.size()).mapToDouble(value).toArray());
    }

    private static MarketPicture picture(Seen seen, long millis, long nanos) {
        Stamp stamp = new Stamp(millis, nanos);
        return new MarketPicture(
                Currency.BTC,
                millis,
                seen.index,
                0,
                0,
                VOL_PERCENT,
                seen.valuation,
                FittedSurface.empty(Currency.BTC),
                SurfaceSession.empty(Currency.BTC),
                seen.dealers,
                List.of(dated(PERPETUAL, seen, stamp), dated(FUTURE, seen, stamp)),
                List.of(book(PERPETUAL, seen, stamp), book(FUTURE, seen, stamp), book(CALL, seen, stamp)),
                List.of(),
                INSTRUMENTS);
    }

    private static OrderBook book(String name, Seen seen, Stamp stamp) {
        double[] quote = seen.quotes.getOrDefault(name, new double[2]);
        boolean isOption = OPTIONS.contains(name);
        double tick = isOption ? OPTION_TICK : 0.5;
        double amount = isOption ? 20 : 400_000;
        return new OrderBook(
                name,
                1,
                List.of(new Level(quote[0], amount), new Level(round(quote[0] - tick), amount)),
                List.of(new Level(quote[1], amount), new Level(round(quote[1] + tick), amount)),
                false,
                stamp);
    }

    private static DatedQuote dated(String name, Seen seen, Stamp stamp) {
        double[] quote = seen.quotes.getOrDefault(name, new double[2]);
        double mark = (quote[0] + quote[1]) / 2;
        double none = Double.NaN;
        return new DatedQuote(
                INSTRUMENTS.getOrDefault(name, option(0)),
                new Ticker(
                        name,
                        InstrumentState.OPEN,
                        new Quote(quote[0], 400_000, quote[1], 400_000),
                        mark,
                        mark,
                        seen.index,
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
                        stamp));
    }

    private static Instrument deltaOne(String name, InstrumentKind kind, Optional<Expiry> expiry) {
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
                TickLadder.flat(new BigDecimal("0.5")),
                BigDecimal.TEN,
                BigDecimal.ZERO,
                new BigDecimal("0.0005"),
                0,
                InstrumentState.OPEN);
    }

    private static Instrument option(int row) {
        return new Instrument(
                OPTIONS.get(row),
                InstrumentKind.OPTION,
                Currency.BTC,
                Currency.BTC,
                Currency.BTC,
                Settlement.INVERSE,
                Optional.of(EXPIRY),
                Optional.of(new Instrument.OptionTerms(BigDecimal.valueOf(STRIKES[row]), TYPES.get(row))),
                BigDecimal.ONE,
                TickLadder.flat(new BigDecimal("0.0001")),
                new BigDecimal("0.1"),
                new BigDecimal("0.0003"),
                new BigDecimal("0.0003"),
                0,
                InstrumentState.OPEN);
    }
}
