package gammadesk.connectors.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.forecast.measure.EvenBars;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelPastTest {
    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2026-04-10T09:30:00Z").toEpochMilli();
    private static final long FIRST = START / HOUR * HOUR;

    private static ModelMarket market(long seed) {
        return ModelMarket.create(new ModelSettings(seed, Scenario.CALM, START, 0.1));
    }

    private static List<Candle> prices(ModelMarket market, Currency coin) {
        return market.past(coin).prices(0, Long.MAX_VALUE);
    }

    private static double move(List<Candle> bars, int i) {
        return Math.log(bars.get(i).close() / bars.get(i).open());
    }

    @Test
    void threeYearsWithoutAHoleLeadToTheStart() {
        ModelMarket market = market(1);
        for (Currency coin : market.currencies()) {
            List<Candle> bars = prices(market, coin);
            assertThat(bars).hasSize(1_100 * 24).allMatch(Candle::isSound);
            assertThat(EvenBars.of(bars).filled()).isZero();
            assertThat(bars.getLast().knownMillis()).isEqualTo(FIRST);
            double index = market.index(coin).price();
            assertThat(bars.getLast().close() / index).isCloseTo(1, within(0.02));
            for (int i = 1; i < bars.size(); i++) {
                assertThat(bars.get(i).open()).isEqualTo(bars.get(i - 1).close(), within(0.011));
            }
        }
    }

    @Test
    void whatWasLivedThroughIsNotForgotten() {
        ModelMarket market = market(1);
        market.passOver(START + 20 * HOUR, VenueMarket.Sink.DEAF);
        List<Candle> bars = prices(market, Currency.BTC);
        assertThat(EvenBars.of(bars).filled()).isZero();
        assertThat(bars.getLast().startMillis()).isEqualTo(FIRST + 19 * HOUR);
        List<Candle> lived = bars.subList(bars.size() - 19, bars.size());
        assertThat(lived).allMatch(bar -> bar.high() > bar.low());
    }

    @Test
    void itGoesThroughWhatTheIndexRemembers() {
        ModelMarket market = market(1);
        List<Candle> bars = prices(market, Currency.BTC);
        var remembered = market.indexHistory(Currency.BTC, START - 30L * 24 * HOUR, START - 3L * 24 * HOUR);
        assertThat(remembered).hasSizeGreaterThan(600);
        remembered.forEach(point -> {
            int at = bars.size() - (int) ((FIRST - point.stamp().venueMillis()) / HOUR);
            assertThat(bars.get(at).open()).isEqualTo(point.price(), within(0.011));
        });
    }

    @Test
    void equalSeedsGiveEqualPastsAndOthersOthers() {
        assertThat(prices(market(3), Currency.ETH)).isEqualTo(prices(market(3), Currency.ETH));
        assertThat(market(3).past(Currency.ETH).volatility(0, FIRST))
                .isEqualTo(market(3).past(Currency.ETH).volatility(0, FIRST));
        assertThat(prices(market(3), Currency.ETH)).isNotEqualTo(prices(market(4), Currency.ETH));
    }

    @Test
    void itsVolatilityIsTheProfilesAndComesInClusters() {
        for (long seed = 1; seed <= 3; seed++) {
            List<Candle> bars = prices(market(seed), Currency.BTC);
            double annual = Math.sqrt(IntStream.range(0, bars.size())
                            .mapToDouble(i -> Math.pow(move(bars, i), 2))
                            .average()
                            .orElseThrow()
                    * 8_760);
            assertThat(annual).isBetween(0.30, 0.60);
            assertThat(dayCorrelation(bars, 1)).isGreaterThan(0.2);
            assertThat(dayCorrelation(bars, 7)).isGreaterThan(0.05);
        }
    }

    /** Correlation of the logarithms of a day's variance with that so many days later. */
    private static double dayCorrelation(List<Candle> bars, int lag) {
        double[] days = IntStream.range(0, bars.size() / 24)
                .mapToDouble(day -> Math.log(IntStream.range(24 * day, 24 * day + 24)
                        .mapToDouble(i -> Math.pow(move(bars, i), 2))
                        .sum()))
                .toArray();
        double mean = IntStream.range(0, days.length)
                .mapToDouble(i -> days[i])
                .average()
                .orElseThrow();
        double variance = 0;
        double covariance = 0;
        for (int i = 0; i + lag < days.length; i++) {
            variance += (days[i] - mean) * (days[i] - mean);
            covariance += (days[i] - mean) * (days[i + lag] - mean);
        }
        return covariance / variance;
    }

    @Test
    void nightsAndWeekendsAreCalm() {
        List<Candle> bars = prices(market(1), Currency.BTC);
        assertThat(variance(bars, bar -> hour(bar) >= 14 && hour(bar) <= 17))
                .isGreaterThan(1.8 * variance(bars, bar -> hour(bar) >= 2 && hour(bar) <= 5));
        assertThat(variance(bars, bar -> !isWeekend(bar)))
                .isGreaterThan(1.5 * variance(bars, ModelPastTest::isWeekend));
    }

    private static double variance(List<Candle> bars, Predicate<Candle> which) {
        return bars.stream()
                .filter(which)
                .mapToDouble(bar -> Math.pow(Math.log(bar.close() / bar.open()), 2))
                .average()
                .orElseThrow();
    }

    private static int hour(Candle bar) {
        return Instant.ofEpochMilli(bar.startMillis()).atZone(ZoneOffset.UTC).getHour();
    }

    private static boolean isWeekend(Candle bar) {
        return Instant.ofEpochMilli(bar.startMillis())
                        .atZone(ZoneOffset.UTC)
                        .getDayOfWeek()
                        .compareTo(DayOfWeek.SATURDAY)
                >= 0;
    }

    /** Of a Brownian path the range's and the close's variance agree; hours of points alone would have no range. */
    @Test
    void rangesFitTheMoves() {
        List<Candle> bars = prices(market(1), Currency.BTC);
        double squares = variance(bars, _ -> true);
        double ranges = bars.stream()
                        .mapToDouble(bar -> Math.pow(Math.log(bar.high() / bar.low()), 2))
                        .average()
                        .orElseThrow()
                / (4 * Math.log(2));
        assertThat(ranges / squares).isBetween(0.8, 1.25);
    }

    @Test
    void theVolatilityIndexMeetsThePresentAndFollowsWhatWas() {
        ModelMarket market = market(1);
        List<Candle> index = market.past(Currency.BTC).volatility(0, Long.MAX_VALUE);
        assertThat(index).hasSize(1_100 * 24).allMatch(Candle::isSound);
        assertThat(index.getLast().close()).isCloseTo(market.volatilityIndex(Currency.BTC), within(0.02));
        assertThat(index).allMatch(bar -> bar.close() > 15 && bar.close() < 160);
        List<Candle> bars = prices(market, Currency.BTC);
        double wild = 0;
        double calm = 0;
        int count = 0;
        double usual = variance(bars, _ -> true);
        for (int day = 10; day < 1_000; day++) {
            double was = variance(bars.subList(24 * day - 240, 24 * day), _ -> true);
            wild += was > usual ? index.get(24 * day - 1).close() : 0;
            calm += was > usual ? 0 : index.get(24 * day - 1).close();
            count += was > usual ? 1 : 0;
        }
        assertThat(wild / count).isGreaterThan(1.1 * calm / (990 - count));
    }

    @Test
    void theVolatilityIndexDoesNotKnowTheFuture() {
        List<Candle> index = market(1).past(Currency.BTC).volatility(0, FIRST - 200L * 24 * HOUR);
        List<Candle> other = ModelMarket.create(new ModelSettings(1, Scenario.CALM, START + 30L * 24 * HOUR, 0.1))
                .past(Currency.BTC)
                .volatility(0, FIRST - 200L * 24 * HOUR);
        int days = 24 * 600;
        List<Candle> tail = index.subList(index.size() - days, index.size());
        List<Candle> same = other.subList(other.size() - days, other.size());
        for (int i = 0; i < days; i++) {
            assertThat(tail.get(i).close()).isCloseTo(same.get(i).close(), within(0.02));
        }
    }

    @Test
    void fundingIsHourlyAndModest() {
        List<FundingRate> funding = market(1).past(Currency.BTC).funding(FIRST - 400L * 24 * HOUR, FIRST);
        assertThat(funding).hasSize(400 * 24 + 1);
        assertThat(funding.getLast().knownMillis()).isEqualTo(FIRST);
        assertThat(funding).allMatch(hour -> Math.abs(hour.rate8h()) <= 0.0025 && hour.index() > 0);
        assertThat(funding.stream().filter(hour -> hour.rate8h() > 0)).hasSizeGreaterThan(3_000);
    }
}
