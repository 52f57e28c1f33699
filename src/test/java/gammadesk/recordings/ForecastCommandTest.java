package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gammadesk forecast} over recorded prices. */
class ForecastCommandTest extends CommandTest {
    private static final String HOURS = "prices/elvistv_BTCUSDT_1h.csv.gz";
    private static final String DVOL = "prices/dvol_btc_daily.json.gz";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void outcomesAndLossesAreThoseOfTheFile() throws IOException {
        assertThat(forecast(HOURS, "--model", "har-iv", "--features", path(DVOL), "--walk-forward"))
                .isZero();
        Map<String, Object> json = JsonTree.read(said());
        assertThat(json).containsEntry("model", "har-iv").containsEntry("horizon", "1d");
        assertThat(JsonTree.unexplained(json, "")).isEmpty();
        List<Map<String, Object>> rows = rows(json);
        assertThat(rows).hasSize(821 - 180 + 1);
        // 2024-01-01 and 180 days; the outcome is the sum of 24 squared returns after it.
        assertThat(rows.getFirst()).containsEntry("timestamp", "2024-06-29T00:00:00Z");
        assertThat((double) rows.getFirst().get("realized")).isCloseTo(squares(180 * 24, 24), within(1e-15));
        double sum = 0;
        int count = 0;
        for (Map<String, Object> row : rows) {
            if (row.get("forecast") != null && row.get("realized") != null) {
                double ratio = (double) row.get("realized") / (double) row.get("forecast");
                sum += ratio - Math.log(ratio) - 1;
                count++;
            }
        }
        Map<?, ?> scores = (Map<?, ?>) json.get("scores");
        assertThat(scores.get("count")).isEqualTo((double) count);
        assertThat((double) scores.get("qlike")).isCloseTo(sum / count, within(1e-12));
        assertThat((double) scores.get("dieboldMarianoP")).isBetween(0.0, 1.0);
    }

    @Test
    void withTheFutureCutOffTheFileNoForecastChanges() throws IOException {
        List<String> lines = lines();
        Path cut = folder.resolve("cut.csv");
        Files.write(cut, lines.subList(0, 1 + 400 * 24));
        for (String model : List.of("log-har-seasonal", "egarch-t", "boosted-trees", "combination")) {
            assertThat(forecast(HOURS, "--model", model, "--horizon", "7d", "--walk-forward"))
                    .isZero();
            List<Map<String, Object>> whole = rows(JsonTree.read(said()));
            said.reset();
            assertThat(run(
                            "forecast",
                            "--prices",
                            cut.toString(),
                            "--model",
                            model,
                            "--horizon",
                            "7d",
                            "--walk-forward"))
                    .isZero();
            List<Map<String, Object>> past = rows(JsonTree.read(said()));
            said.reset();
            assertThat(past).hasSize(400 - 180 + 1);
            for (int i = 0; i < past.size(); i++) {
                assertThat(past.get(i).get("forecast")).isEqualTo(whole.get(i).get("forecast"));
                assertThat(past.get(i).get("high95")).isEqualTo(whole.get(i).get("high95"));
            }
        }
    }

    @Test
    void everyRecordedFormIsRead() throws IOException {
        for (String file : List.of(
                "prices/BTC_USDT_1d.csv.gz",
                "prices/BTC_USDT_2h.csv.gz",
                "prices/BTC_USD_2h_bitstamp.csv.gz",
                "prices/kittycapital_BTC_daily.csv.gz",
                "prices/elvistv_ETHUSDT_1h.csv.gz")) {
            said.reset();
            assertThat(forecast(file, "--model", "log-har", "--horizon", "7d"))
                    .as(file)
                    .isZero();
            List<Map<String, Object>> rows = rows(JsonTree.read(said()));
            assertThat(rows).hasSize(1);
            assertThat((double) rows.getFirst().get("forecast")).isBetween(1e-6, 1e-1);
            assertThat((double) rows.getFirst().get("low95"))
                    .isLessThan((double) rows.getFirst().get("high80"));
        }
    }

    @Test
    void csvHasARowAForecast() throws IOException {
        assertThat(forecast(HOURS, "--horizon", "1d", "--walk-forward", "--format", "csv"))
                .isZero();
        assertThat(said().lines().findFirst().orElseThrow())
                .isEqualTo("model,horizon,timestamp,forecast,realized,low80,high80,low95,high95");
        assertThat(said().lines()).hasSize(1 + 821 - 180 + 1);
    }

    @Test
    void wrongUseIsSaidSo() throws IOException {
        assertThat(forecast(HOURS, "--model", "oracle")).isEqualTo(2);
        assertThat(forecast(HOURS, "--model", "har-iv")).isEqualTo(2);
        assertThat(forecast(HOURS, "--horizon", "31d")).isEqualTo(2);
        assertThat(forecast("prices/BTC_USDT_1d.csv.gz", "--horizon", "1h")).isEqualTo(2);
        assertThat(forecast(HOURS, "--horizon", "1d,7d")).isEqualTo(2);
    }

    private static int forecast(String prices, String... more) {
        List<String> line = new ArrayList<>(List.of("forecast", "--prices", path(prices)));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    private static String path(String name) {
        return Shared.path(name).toString();
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> json) {
        return (List<Map<String, Object>>) json.get("rows");
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Shared.path(HOURS))), StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        }
    }

    private static double squares(int from, int count) throws IOException {
        List<String> lines = lines();
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            double move = Math.log(close(lines.get(i + 1)) / close(lines.get(i)));
            sum += move * move;
        }
        return sum;
    }

    private static double close(String line) {
        return Double.parseDouble(line.split(",", -1)[4]);
    }
}
