package gammadesk.connectors.deribit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.forecast.measure.EvenBars;
import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.connectors.deribit.DeribitHttp;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The history's client against the embedded exchange, over the wire. */
@Timeout(120)
class EmbeddedHistoryTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long START = Instant.parse("2026-04-10T09:30:00Z").toEpochMilli();
    private static final long FIRST_HOUR = START / HOUR * HOUR;
    private static final String PERPETUAL = "BTC-PERPETUAL";
    private static final Clock CLOCK = new Clock() {
        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    private static EmbeddedExchange exchange;
    private static DeribitHistory history;
    private static DeribitHttp http;

    @BeforeAll
    static void open() throws IOException {
        exchange = EmbeddedExchange.start(
                ExchangeSettings.defaults(),
                ModelMarket.create(new ModelSettings(1, Scenario.CALM, START, 0.1)),
                CLOCK);
        DeribitSettings settings = DeribitSettings.at(exchange.address());
        history = new DeribitHistory(settings, CLOCK, new Random(1));
        http = new DeribitHttp(settings, CLOCK);
    }

    @AfterAll
    static void close() {
        http.close();
        history.close();
        exchange.close();
    }

    @Test
    void fourHundredDaysOfHoursWithoutAHole() {
        HistoryAnswer<Candle> answer = history.candles(PERPETUAL, BarLength.HOUR, FIRST_HOUR - 400 * DAY, FIRST_HOUR);
        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.rows()).hasSize(9_600).allMatch(Candle::isSound);
        assertThat(EvenBars.of(answer.rows()).filled()).isZero();
        double index = http.indexPrice("btc_usd").found().orElseThrow().price();
        assertThat(answer.rows().getLast().close() / index).isCloseTo(1, within(0.02));
        assertThat(answer.rows().stream().filter(bar -> bar.high() == bar.low()))
                .isEmpty();
    }

    @Test
    void daysAreMadeOfTheirHours() {
        long day = START / DAY * DAY - 10 * DAY;
        List<Candle> hours =
                history.candles(PERPETUAL, BarLength.HOUR, day, day + DAY).rows();
        List<Candle> days =
                history.candles(PERPETUAL, BarLength.DAY, day, day + DAY).rows();
        assertThat(days).hasSize(1);
        Candle one = days.getFirst();
        assertThat(one.open()).isEqualTo(hours.getFirst().open());
        assertThat(one.close()).isEqualTo(hours.getLast().close());
        assertThat(one.high())
                .isEqualTo(hours.stream().mapToDouble(Candle::high).max().orElseThrow());
        assertThat(one.low())
                .isEqualTo(hours.stream().mapToDouble(Candle::low).min().orElseThrow());
        assertThat(one.knownMillis()).isEqualTo(day + DAY);
    }

    @Test
    void theVolatilityIndexHasItsPastToo() {
        HistoryAnswer<Candle> answer =
                history.volatilityIndex(Currency.ETH, BarLength.HOUR, FIRST_HOUR - 400 * DAY, Long.MAX_VALUE);
        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.rows()).hasSize(9_600).allMatch(Candle::isSound);
        assertThat(EvenBars.of(answer.rows()).filled()).isZero();
        List<Candle> days = history.volatilityIndex(Currency.ETH, BarLength.DAY, FIRST_HOUR - 400 * DAY, Long.MAX_VALUE)
                .rows();
        assertThat(days).hasSize(399);
        assertThat(days.getLast().knownMillis()).isEqualTo(START / DAY * DAY);
    }

    @Test
    void fundingHasItsPastToo() {
        HistoryAnswer<FundingRate> answer = history.funding(PERPETUAL, FIRST_HOUR - 400 * DAY, FIRST_HOUR + 1);
        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.rows()).hasSize(9_601);
        for (int i = 1; i < answer.rows().size(); i++) {
            assertThat(answer.rows().get(i).knownMillis()
                            - answer.rows().get(i - 1).knownMillis())
                    .isEqualTo(HOUR);
        }
    }

    @Test
    void tradesOfTheSessionAreToldInOrder() throws Exception {
        long limit = System.nanoTime() + 60_000_000_000L;
        HistoryAnswer<Trade> answer = history.trades(Currency.BTC, START, Long.MAX_VALUE);
        while (answer.rows().isEmpty() && System.nanoTime() < limit) {
            Thread.sleep(100);
            answer = history.trades(Currency.BTC, START, Long.MAX_VALUE);
        }
        assertThat(answer.rows()).isNotEmpty();
        assertThat(answer.rows())
                .isSortedAccordingTo((one, other) ->
                        Long.compare(one.stamp().venueMillis(), other.stamp().venueMillis()));
        String instrument = answer.rows().getFirst().instrument();
        assertThat(history.trades(instrument, START, Long.MAX_VALUE).rows())
                .isNotEmpty()
                .allMatch(trade -> trade.instrument().equals(instrument));
    }

    @Test
    void anUnknownInstrumentIsRefused() {
        assertThat(history.candles("NONE", BarLength.HOUR, FIRST_HOUR - DAY, FIRST_HOUR))
                .isInstanceOfSatisfying(
                        HistoryAnswer.Unavailable.class,
                        none -> assertThat(none.reason()).contains("-32602"));
        assertThat(history.funding("BTC-26JUN26", FIRST_HOUR - DAY, FIRST_HOUR))
                .isInstanceOf(HistoryAnswer.Unavailable.class);
    }
}
