package gammadesk.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.Shared;
import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.HarModel;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.analytics.market.Column;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals on recorded hours of two coins: as many outcomes inside as promised, within three points. */
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

    private static Bars bars(String coin) throws IOException {
        List<String[]> rows = Shared.lines("prices/elvistv_" + coin + "USDT_1h.csv.gz").stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        return new Bars(FIRST, HOUR, column(rows, 1), column(rows, 2), column(rows, 3), column(rows, 4));
    }

    private static Column column(List<String[]> rows, int at) {
        return Column.of(
                rows.stream().mapToDouble(row -> Double.parseDouble(row[at])).toArray());
    }
}
