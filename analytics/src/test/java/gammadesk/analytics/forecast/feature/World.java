package gammadesk.analytics.forecast.feature;

import gammadesk.analytics.forecast.flow.ChainFlow;
import gammadesk.analytics.forecast.flow.FlowSettings;
import gammadesk.analytics.forecast.flow.InstrumentFlow;
import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.Diffusion;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.MacroObservation;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** All that a feed and its publishers would have said by a moment; {@link #until} is the same world, earlier. */
public record World(
        Bars bars,
        Bars other,
        List<Candle> dvol,
        List<FundingRate> funding,
        List<MacroObservation> daily,
        List<MacroObservation> monthly,
        int flowSteps) {
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final FlowSettings SETTINGS = new FlowSettings(600_000, 18, 100, 10, 2, 10, 10);
    private static final String CALL = "BTC-27SEP24-40000-C";

    /** So many days of a market, its index, funding, and macro series whose values are revised three days later. */
    public static World of(int days) {
        Bars bars = Diffusion.market(5, days * 24);
        Random random = new Random(8);
        VarianceHistory truth = VarianceHistory.of(bars, BarMeasure.SQUARED_RETURN);
        List<Candle> dvol = new ArrayList<>();
        List<FundingRate> funding = new ArrayList<>();
        List<MacroObservation> daily = new ArrayList<>();
        List<MacroObservation> monthly = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            long start = bars.firstMillis() + day * DAY;
            double vol = 100 * Math.sqrt(365 * truth.dailyVariance(day * 24, day * 24 + 24));
            dvol.add(new Candle(start, start + DAY, vol, vol, vol, vol, Double.NaN));
            for (int hour = 1; hour <= 24; hour++) {
                funding.add(new FundingRate(start + hour * HOUR, 1, 0, 1e-4 * random.nextGaussian()));
            }
            LocalDate date =
                    Instant.ofEpochMilli(start).atOffset(ZoneOffset.UTC).toLocalDate();
            double value = random.nextGaussian();
            daily.add(macro("DGS10", date, value, start + DAY + 13 * HOUR));
            daily.add(macro("DGS10", date, value + 0.01, start + 4 * DAY));
            if (date.getDayOfMonth() == 1) {
                monthly.add(macro("FEDFUNDS", date, value, start + 40 * DAY));
                monthly.add(macro("FEDFUNDS", date, value + 0.01, start + 70 * DAY));
            }
        }
        return new World(bars, Diffusion.market(6, days * 24), dvol, funding, daily, monthly, days * 144);
    }

    private static MacroObservation macro(String series, LocalDate date, double value, long known) {
        return new MacroObservation(series, date, value, known, MacroObservation.Timing.VINTAGE);
    }

    /** The end of a day of it. */
    public long end(int day) {
        return bars.firstMillis() + day * DAY;
    }

    /** What had been said by a moment, an end of an hour: the rest never happened. */
    public World until(long millis) {
        int hours = (int) ((millis - bars.firstMillis()) / HOUR);
        return new World(
                first(bars, hours),
                first(other, hours),
                dvol.stream().filter(one -> one.knownMillis() <= millis).toList(),
                funding.stream().filter(one -> one.knownMillis() <= millis).toList(),
                daily.stream().filter(one -> one.knownMillis() <= millis).toList(),
                monthly.stream().filter(one -> one.knownMillis() <= millis).toList(),
                (int) ((millis - bars.firstMillis()) / SETTINGS.stepMillis()));
    }

    private static Bars first(Bars bars, int count) {
        return new Bars(
                bars.firstMillis(),
                bars.stepMillis(),
                Column.ofRange(bars.open().toArray(), 0, count),
                Column.ofRange(bars.high().toArray(), 0, count),
                Column.ofRange(bars.low().toArray(), 0, count),
                Column.ofRange(bars.close().toArray(), 0, count));
    }

    /** Every kind of feature there is. */
    public FeatureStore store() {
        FeatureSeries macro = KnownSeries.macro("DGS10", daily, KnownSeries.DAILY_SERIES_AGE);
        List<FeatureSeries> all = new ArrayList<>(List.of(
                KnownSeries.impliedVolatility(dvol),
                KnownSeries.funding(funding),
                macro,
                macro.change(),
                KnownSeries.macro("FEDFUNDS", monthly, KnownSeries.MONTHLY_SERIES_AGE),
                KnownSeries.realisedVolatility("eth-rv", other, 7)));
        all.addAll(flow().series());
        return FeatureStore.of(all);
    }

    /** The price with all that is known beside it. */
    public VarianceHistory history() {
        return VarianceHistory.of(bars, BarMeasure.SQUARED_RETURN).with(store().features());
    }

    /** A feed of ten-minute steps, whose book is lost now and then, drawn every hour. */
    private FlowHours flow() {
        InstrumentFlow flow = new InstrumentFlow("BTC-PERPETUAL", SETTINGS);
        ChainFlow chain = new ChainFlow(new Currency("BTC"), SETTINGS);
        FlowHours hours = new FlowHours();
        Random random = new Random(9);
        long first = bars.firstMillis() / SETTINGS.stepMillis();
        for (int i = 1; i <= flowSteps; i++) {
            OrderBook book = book(random);
            flow.on(random.nextInt(50) == 0 ? book.asStale() : book);
            chain.on(ticker(random));
            flow.on(trade("BTC-PERPETUAL", i, random));
            chain.on(trade(CALL, i, random));
            flow.step(first + i, true);
            chain.step(first + i, true);
            if (i % 6 == 0) {
                hours.add(flow.picture(18, 1, 1));
                hours.add(chain.picture(18));
            }
        }
        return hours;
    }

    private static OrderBook book(Random random) {
        return new OrderBook(
                "BTC-PERPETUAL",
                1,
                List.of(new Level(99, 1 + random.nextInt(9))),
                List.of(new Level(100, 1 + random.nextInt(9))),
                false,
                new Stamp(0, 0));
    }

    private static Trade trade(String name, int sequence, Random random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        double none = Double.NaN;
        return new Trade(
                name,
                "",
                sequence,
                side,
                100,
                1 + random.nextInt(5),
                none,
                none,
                none,
                random.nextInt(20) == 0 ? Trade.Liquidation.TAKER : Trade.Liquidation.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Stamp(0, 0));
    }

    private static Ticker ticker(Random random) {
        double none = Double.NaN;
        Quote quote = new Quote(0.1, 1 + random.nextInt(5), 0.11, 1 + random.nextInt(5));
        double bidIv = 50 + random.nextGaussian();
        return new Ticker(
                CALL,
                InstrumentState.OPEN,
                quote,
                none,
                none,
                none,
                none,
                "",
                none,
                bidIv,
                bidIv + 1 + random.nextDouble(),
                new Greeks(none, none, 40, none, none),
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
                new Stamp(0, 0));
    }
}
