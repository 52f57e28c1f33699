package gammadesk.connectors.deribit.history;

import static gammadesk.connectors.deribit.history.PastVenue.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.connectors.deribit.DeribitSettings;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeribitHistoryTest {
    private static final long NOW = 500_000 * HOUR + 1_234;
    private static final String PERPETUAL = "BTC-PERPETUAL";
    private static final Clock CLOCK = new Clock() {
        @Override
        public long epochMillis() {
            return 0;
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    private PastVenue venue;
    private DeribitHistory history;

    @BeforeEach
    void open() throws IOException {
        venue = new PastVenue(NOW);
        history = new DeribitHistory(settings(), CLOCK, new Random(1));
    }

    private DeribitSettings settings() {
        return DeribitSettings.at(venue.address())
                .withBatches(10, new DeribitSettings.Credits(1_000_000, 1_000_000, 500));
    }

    @AfterEach
    void close() {
        history.close();
        venue.close();
    }

    private HistoryAnswer<Candle> hours(long from, long to) {
        return history.candles(PERPETUAL, BarLength.HOUR, from, to);
    }

    private static List<Long> starts(HistoryAnswer<Candle> answer) {
        return answer.rows().stream().map(Candle::startMillis).toList();
    }

    @Test
    void pagesAcrossTheLimitOfAReply() {
        HistoryAnswer<Candle> answer = hours(NOW - 9_500 * HOUR, NOW);
        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.rows()).hasSize(9_499);
        assertThat(venue.count("get_tradingview_chart_data")).isEqualTo(3);
        for (int i = 1; i < answer.rows().size(); i++) {
            assertThat(answer.rows().get(i).startMillis()
                            - answer.rows().get(i - 1).startMillis())
                    .isEqualTo(HOUR);
        }
        Candle first = answer.rows().getFirst();
        assertThat(first.close()).isEqualTo(PastVenue.price(first.startMillis()));
        assertThat(first.high()).isEqualTo(first.close() + 1);
        assertThat(first.volume()).isEqualTo(2);
    }

    @Test
    void aSmallerLimitThanExpectedLosesNothing() {
        venue.chartLimit = 700;
        assertThat(hours(NOW - 3_000 * HOUR, NOW).rows()).hasSize(2_999);
    }

    @Test
    void theBarThatIsNotOverIsNotTold() {
        HistoryAnswer<Candle> answer = hours(NOW - 5 * HOUR, Long.MAX_VALUE);
        Candle last = answer.rows().getLast();
        assertThat(last.knownMillis()).isEqualTo(500_000 * HOUR);
        assertThat(last.startMillis()).isEqualTo(499_999 * HOUR);
        venue.now += HOUR;
        assertThat(starts(hours(NOW - 5 * HOUR, Long.MAX_VALUE))).endsWith(500_000 * HOUR);
    }

    @Test
    void bothEndsAreMeantByTheBarsBeginning() {
        assertThat(starts(hours(499_000 * HOUR, 499_003 * HOUR)))
                .containsExactly(499_000 * HOUR, 499_001 * HOUR, 499_002 * HOUR);
        assertThat(starts(hours(499_000 * HOUR + 1, 499_002 * HOUR + 1)))
                .containsExactly(499_001 * HOUR, 499_002 * HOUR);
        assertThat(hours(499_000 * HOUR, 499_000 * HOUR).rows()).isEmpty();
    }

    @Test
    void aGapInTheMiddleStaysAGap() {
        venue.hasBar = tick -> tick < NOW - 6_000 * HOUR || tick > NOW - 1_000 * HOUR;
        HistoryAnswer<Candle> answer = hours(NOW - 6_500 * HOUR, NOW);
        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.rows()).hasSize(1_499);
    }

    @Test
    void fundingPagesByTheMonth() {
        HistoryAnswer<FundingRate> answer = history.funding(PERPETUAL, 498_000 * HOUR, NOW);
        assertThat(answer.rows()).hasSize(2_001);
        assertThat(answer.rows().getFirst().rate8h()).isEqualTo(8e-5);
        assertThat(answer.rows().getFirst().rate1h()).isEqualTo(1e-5);
        assertThat(venue.count("get_funding_rate_history")).isEqualTo(3);
    }

    @Test
    void theVolatilityIndexFollowsTheContinuation() {
        HistoryAnswer<Candle> answer = history.volatilityIndex(Currency.BTC, BarLength.HOUR, NOW - 2_500 * HOUR, NOW);
        assertThat(answer.rows()).hasSize(2_499).doesNotHaveDuplicates();
        assertThat(answer.rows().getFirst().close()).isEqualTo(51);
        assertThat(answer.rows().getFirst().volume()).isNaN();
        assertThat(venue.count("get_volatility_index_data")).isEqualTo(3);
    }

    @Test
    void aContinuationThatStandsStillEnds() {
        venue.standing = true;
        HistoryAnswer<Candle> answer = history.volatilityIndex(Currency.BTC, BarLength.HOUR, NOW - 2_500 * HOUR, NOW);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        HistoryAnswer.Part.class,
                        part -> assertThat(part.reason()).contains("does not move on"));
        assertThat(answer.rows()).hasSize(1_000);
    }

    @Test
    void tradesOfOneMillisecondAreNotLostBetweenPages() {
        venue.method("get_last_trades_by_instrument_and_time", url -> trades(url, 2_500, 7));
        HistoryAnswer<Trade> answer = history.trades(PERPETUAL, 0, 1_000_000);
        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.rows()).hasSize(2_500);
        assertThat(answer.rows().stream().map(Trade::id).distinct()).hasSize(2_500);
    }

    @Test
    void moreTradesThatNeverComeAreNotWaitedFor() {
        venue.method("get_last_trades_by_currency_and_time", url -> trades(url, 2_500, 100_000));
        HistoryAnswer<Trade> answer = history.trades(Currency.BTC, 0, 1_000_000);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        HistoryAnswer.Part.class,
                        part -> assertThat(part.reason()).contains("does not tell them"));
        assertThat(answer.rows()).hasSize(1_000);
        assertThat(venue.count("get_last_trades_by_currency_and_time")).isEqualTo(2);
    }

    /** So many trades, some in each millisecond. */
    private static String trades(HttpUrl url, int all, int perMilli) {
        long start = Long.parseLong(url.queryParameter("start_timestamp"));
        List<Integer> wanted = IntStream.range(0, all)
                .filter(i -> i / perMilli >= start)
                .boxed()
                .toList();
        String rows = wanted.stream()
                .limit(1_000)
                .map(
                        i -> "{\"trade_id\":\"" + i + "\",\"trade_seq\":" + i
                                + ",\"instrument_name\":\"BTC-PERPETUAL\",\"timestamp\":" + i / perMilli
                                + ",\"direction\":\"buy\",\"tick_direction\":0,\"index_price\":1,\"price\":2,\"amount\":10,\"mark_price\":2}")
                .collect(Collectors.joining(","));
        return "{\"trades\":[" + rows + "],\"has_more\":" + (wanted.size() > 1_000) + "}";
    }

    @Test
    void aRefusalIsToldAndNotRepeated() {
        venue.fail(1, -32602);
        assertThat(hours(NOW - 5 * HOUR, NOW))
                .isInstanceOfSatisfying(
                        HistoryAnswer.Unavailable.class,
                        none -> assertThat(none.reason()).contains("-32602"));
        assertThat(venue.count("get_tradingview_chart_data")).isEqualTo(1);
    }

    @Test
    void tooManyRequestsAreWaitedOut() {
        venue.fail(2, 10028);
        assertThat(hours(NOW - 5 * HOUR, NOW).isWhole()).isTrue();
        assertThat(venue.count("get_tradingview_chart_data")).isEqualTo(3);
    }

    @Test
    void aVenueThatKeepsFailingIsGivenUp() {
        venue.fail(50, 10028);
        assertThat(hours(NOW - 5 * HOUR, NOW))
                .isInstanceOfSatisfying(
                        HistoryAnswer.Unavailable.class,
                        none -> assertThat(none.reason()).contains("10028"));
        assertThat(venue.count("get_tradingview_chart_data")).isEqualTo(5);
    }

    @Test
    void whatHadArrivedIsTold() {
        venue.method("get_tradingview_chart_data", url -> {
            long start = Long.parseLong(url.queryParameter("start_timestamp"));
            return start < NOW - 4_500 * HOUR ? "\"what\"" : chart(start);
        });
        HistoryAnswer<Candle> answer = hours(NOW - 6_000 * HOUR, NOW);
        assertThat(answer).isInstanceOf(HistoryAnswer.Part.class);
        assertThat(answer.rows()).hasSize(1);
    }

    private static String chart(long tick) {
        return "{\"status\":\"ok\",\"ticks\":[" + tick + "],\"open\":[1],\"high\":[1],\"low\":[1],\"close\":[1]}";
    }

    @Test
    void columnsThatDoNotFitAreNoChart() {
        venue.method(
                "get_tradingview_chart_data",
                _ -> "{\"status\":\"ok\",\"ticks\":[1,2],\"open\":[1],\"high\":[1],\"low\":[1],\"close\":[1]}");
        assertThat(hours(NOW - 5 * HOUR, NOW)).isInstanceOf(HistoryAnswer.Unavailable.class);
    }

    @Test
    void aLengthThatTheVenueDoesNotHaveIsNotAsked() {
        assertThat(history.candles(PERPETUAL, BarLength.SECOND, 0, NOW)).isInstanceOf(HistoryAnswer.Unavailable.class);
        assertThat(history.volatilityIndex(Currency.BTC, BarLength.MINUTES_5, 0, NOW))
                .isInstanceOf(HistoryAnswer.Unavailable.class);
        assertThat(venue.asked).isEmpty();
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        venue.fail(1_000, 10028);
        CompletableFuture<HistoryAnswer<Candle>> answer = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread asking = Thread.ofPlatform().start(() -> {
            answer.complete(hours(NOW - 5 * HOUR, NOW));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        asking.interrupt();
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(new HistoryAnswer.Unavailable<>("it was stopped"));
        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingEndsIt() throws Exception {
        venue.fail(1_000, 10028);
        CompletableFuture<HistoryAnswer<Candle>> answer =
                CompletableFuture.supplyAsync(() -> hours(NOW - 5 * HOUR, NOW));
        history.close();
        assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(HistoryAnswer.Unavailable.class);
    }
}
