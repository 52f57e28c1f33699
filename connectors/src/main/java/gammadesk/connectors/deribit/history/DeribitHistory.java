package gammadesk.connectors.deribit.history;

import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.analytics.port.MarketHistory;
import gammadesk.analytics.port.Venue;
import gammadesk.connectors.deribit.DeribitError;
import gammadesk.connectors.deribit.DeribitHttp;
import gammadesk.connectors.deribit.DeribitMessage.BarData;
import gammadesk.connectors.deribit.DeribitMessage.FundingData;
import gammadesk.connectors.deribit.DeribitResult.Failure;
import gammadesk.connectors.deribit.DeribitResult.Value;
import gammadesk.connectors.deribit.DeribitSettings;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/**
 * The past of a venue that speaks Deribit's protocol. Everything is measured by the venue's own clock, which in a
 * replay is another one than ours. Nothing is kept.
 */
public final class DeribitHistory implements MarketHistory {
    /** Below the 5,000 that the venue answers at most, which its contract does not state. */
    private static final int BARS_PER_PAGE = 4_000;

    /** A month: the venue answers no more than about 744 hours. */
    private static final int HOURS_PER_PAGE = 720;

    private static final Map<BarLength, String> CHART_WORDS = Map.ofEntries(
            Map.entry(BarLength.MINUTE, "1"),
            Map.entry(BarLength.MINUTES_3, "3"),
            Map.entry(BarLength.MINUTES_5, "5"),
            Map.entry(BarLength.MINUTES_10, "10"),
            Map.entry(BarLength.MINUTES_15, "15"),
            Map.entry(BarLength.MINUTES_30, "30"),
            Map.entry(BarLength.HOUR, "60"),
            Map.entry(BarLength.HOURS_2, "120"),
            Map.entry(BarLength.HOURS_3, "180"),
            Map.entry(BarLength.HOURS_6, "360"),
            Map.entry(BarLength.HOURS_12, "720"),
            Map.entry(BarLength.DAY, "1D"));
    private static final Map<BarLength, String> VOLATILITY_WORDS = Map.of(
            BarLength.SECOND, "1",
            BarLength.MINUTE, "60",
            BarLength.HOUR, "3600",
            BarLength.HOURS_12, "43200",
            BarLength.DAY, "1D");

    private final Venue venue;
    private final DeribitHttp http;
    private final PoliteLine line;

    /** A history that has not asked anything yet. */
    public DeribitHistory(DeribitSettings settings, Clock clock, RandomGenerator jitter) {
        venue = settings.venue();
        http = new DeribitHttp(settings, clock);
        line = new PoliteLine(settings, clock, jitter);
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public HistoryAnswer<Candle> candles(String instrument, BarLength length, long fromMillis, long toMillis) {
        String word = CHART_WORDS.get(length);
        return word == null
                ? noSuchLength(length)
                : atNow(now -> bars(
                        new Windows<>(length.millis(), BARS_PER_PAGE, BarData::startMillis)
                                .gather(
                                        first(length, fromMillis),
                                        last(length, toMillis, now),
                                        line,
                                        (start, end) -> http.chart(instrument, word, start, end)),
                        length));
    }

    @Override
    public HistoryAnswer<FundingRate> funding(String perpetual, long fromMillis, long toMillis) {
        return atNow(now -> new Windows<>(BarLength.HOUR.millis(), HOURS_PER_PAGE, FundingData::timestampMillis)
                .gather(
                        Math.max(0, fromMillis),
                        Math.min(toMillis - 1, now),
                        line,
                        (start, end) -> http.fundingHistory(perpetual, start, end))
                .map(hour -> new FundingRate(hour.timestampMillis(), hour.index(), hour.oneHour(), hour.eightHours())));
    }

    @Override
    public HistoryAnswer<Candle> volatilityIndex(Currency currency, BarLength length, long fromMillis, long toMillis) {
        String word = VOLATILITY_WORDS.get(length);
        return word == null
                ? noSuchLength(length)
                : atNow(now -> bars(
                        Continued.gather(
                                first(length, fromMillis),
                                last(length, toMillis, now),
                                line,
                                (start, end) -> http.volatilityIndex(currency, word, start, end)),
                        length));
    }

    @Override
    public HistoryAnswer<Trade> trades(String instrument, long fromMillis, long toMillis) {
        return TradePages.gather(
                fromMillis, toMillis - 1, line, (start, end) -> http.tradesOf(instrument, start, end, TradePages.ROWS));
    }

    @Override
    public HistoryAnswer<Trade> trades(Currency currency, long fromMillis, long toMillis) {
        return TradePages.gather(
                fromMillis, toMillis - 1, line, (start, end) -> http.tradesOf(currency, start, end, TradePages.ROWS));
    }

    /** The beginning of the first bar that is wanted. */
    private static long first(BarLength length, long fromMillis) {
        return length.ceil(Math.max(0, fromMillis));
    }

    /** The beginning of the last bar that is wanted and over. */
    private static long last(BarLength length, long toMillis, long now) {
        return Math.min(length.floor(toMillis - 1), length.floor(now) - length.millis());
    }

    private static HistoryAnswer<Candle> bars(HistoryAnswer<BarData> rows, BarLength length) {
        return rows.map(row ->
                Candle.of(row.startMillis(), length, row.open(), row.high(), row.low(), row.close(), row.volume()));
    }

    private <T> HistoryAnswer<T> atNow(LongFunction<HistoryAnswer<T>> then) {
        return switch (line.ask(http::time)) {
            case Value<Long>(Long now) -> then.apply(now);
            case Failure<Long>(DeribitError error) -> new HistoryAnswer.Unavailable<>(line.reason(error));
        };
    }

    private static <T> HistoryAnswer<T> noSuchLength(BarLength length) {
        return new HistoryAnswer.Unavailable<>("the venue has no bars of " + length.seconds() + " seconds for this");
    }

    @Override
    public void close() {
        line.close();
        http.close();
    }
}
