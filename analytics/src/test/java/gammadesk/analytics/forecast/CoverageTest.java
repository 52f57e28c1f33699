package gammadesk.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.Shared;
import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.EvenBars;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.HarModel;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Column;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals on recorded prices of two coins: as many outcomes inside as promised, within three points. */
class CoverageTest {
    private static final long FIRST = 1_704_067_200_000L;
    private static final long HOUR = 3_600_000L;

    @ParameterizedTest
    @CsvSource({
        "BTC,1,1",
        "BTC,6,1",
        "BTC,24,1",
        "BTC,168,1",
        "BTC,24,24",
        "BTC,168,24",
        "ETH,1,1",
        "ETH,6,1",
        "ETH,24,1",
        "ETH,168,1",
        "ETH,24,24",
        "ETH,168,24"
    })
    void intervalsHoldWhatTheyPromise(String coin, int hours, int stride) throws IOException {
        BarMeasure measure = hours < 24 ? BarMeasure.GARMAN_KLASS : BarMeasure.SQUARED_RETURN;
        VarianceHistory history = VarianceHistory.of(bars(coin), measure);
        for (VolatilityModel model : List.of(HarModel.har(), HarModel.logHar())) {
            ForecastRun run = WalkForward.run(model, history, WalkForwardPlan.usual(history, hours, stride, 1));
            for (double level : new double[] {0.8, 0.95}) {
                double coverage = ConformalIntervals.of(run, level).coverage(run);
                assertThat(coverage).as("%s %s", model.name(), level).isBetween(level - 0.03, level + 0.03);
            }
        }
    }

    /** Thirty days on years that the tables do not use, 2017 to 2023: some sixty outcomes. */
    @ParameterizedTest
    @CsvSource({"1", "12"})
    void thirtyDaysNeedYears(int stride) throws IOException {
        List<Candle> rows = rows("prices/BTC_USDT_2h.csv.gz").stream()
                .filter(row -> row[0].compareTo("2024") < 0)
                .map(CoverageTest::candle)
                .toList();
        Bars bars = EvenBars.of(rows).bars();
        VarianceHistory history = VarianceHistory.of(bars, BarMeasure.SQUARED_RETURN);
        for (VolatilityModel model : List.of(HarModel.har(), HarModel.logHar())) {
            ForecastRun run = WalkForward.run(model, history, WalkForwardPlan.usual(history, 360, stride, 1));
            for (double level : new double[] {0.8, 0.95}) {
                double coverage = ConformalIntervals.of(run, level).coverage(run);
                assertThat(coverage).as("%s %s", model.name(), level).isBetween(level - 0.03, level + 0.03);
            }
        }
    }

    /** Thirty days within two years: fourteen outcomes, so no more can be said than that luck may be all of it. */
    @ParameterizedTest
    @CsvSource({"BTC,24", "ETH,24", "BTC,1", "ETH,1"})
    void thirtyDaysOfTwoYearsSayLittle(String coin, int stride) throws IOException {
        VarianceHistory history = VarianceHistory.of(bars(coin), BarMeasure.SQUARED_RETURN);
        ForecastRun run = WalkForward.run(HarModel.har(), history, WalkForwardPlan.usual(history, 720, stride, 1));
        for (double level : new double[] {0.8, 0.95}) {
            Intervals intervals = ConformalIntervals.of(run, level);
            int first = 0;
            while (Double.isNaN(intervals.low().get(first))) {
                first++;
            }
            assertThat(run.lastKnown(first) + 1).isEqualTo(5 * run.plan().overlap());
            double outcomes =
                    (double) (run.lastKnown(run.size()) - first) / run.plan().overlap();
            double luck = Math.sqrt(level * (1 - level) / outcomes);
            assertThat(intervals.coverage(run)).isBetween(level - 2 * luck, level + 2 * luck);
        }
    }

    private static Bars bars(String coin) throws IOException {
        List<String[]> rows = rows("prices/elvistv_" + coin + "USDT_1h.csv.gz");
        return new Bars(FIRST, HOUR, column(rows, 1), column(rows, 2), column(rows, 3), column(rows, 4));
    }

    private static List<String[]> rows(String name) throws IOException {
        return Shared.lines(name).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Candle candle(String[] row) {
        double[] prices =
                Arrays.stream(row, 1, 5).mapToDouble(Double::parseDouble).toArray();
        long millis = LocalDateTime.parse(row[0].replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
        return Candle.of(millis, BarLength.HOURS_2, prices[0], prices[1], prices[2], prices[3], 0);
    }

    private static Column column(List<String[]> rows, int at) {
        return Column.of(
                rows.stream().mapToDouble(row -> Double.parseDouble(row[at])).toArray());
    }
}
