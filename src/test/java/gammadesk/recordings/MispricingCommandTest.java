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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gammadesk mispricing} over recorded chains and prices. */
class MispricingCommandTest extends CommandTest {
    private static final String HOURS = "prices/elvistv_BTCUSDT_1h.csv.gz";
    private static final String DVOL = "prices/dvol_btc_daily.json.gz";
    private static final String CRASH = "_20260207T042330Z";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void everyNumberIsThereOrSaysWhyNot() throws IOException {
        assertThat(single(path(HOURS), "--all", "--features", path(DVOL))).isZero();
        Map<String, Object> json = JsonTree.read(said());
        assertThat(JsonTree.unexplained(json, "")).isEmpty();
        assertThat(json).containsEntry("currency", "BTC").containsEntry("timestamp", "2026-02-07T04:23:30.460Z");
        assertThat((Map<?, ?>) json.get("forecast")).extracting("pricesKnownTo").isEqualTo("2026-02-07T04:00:00Z");
        assertThat(rows(json, "expiries")).hasSizeGreaterThan(8).allSatisfy(row -> {
            assertThat(number(row, "gapVolPoints"))
                    .isCloseTo(number(row, "impliedVol") - number(row, "forecastVol"), within(1e-9));
            assertThat(number(row, "low80")).isLessThan(number(row, "forecastVol"));
            assertThat(number(row, "high80")).isGreaterThan(number(row, "forecastVol"));
        });
        assertThat(rows(json, "options")).hasSizeGreaterThan(300);
        assertThat(rows(json, "richCheap")).hasSizeGreaterThan(100);
        assertThat(rows(json, "candidates"))
                .hasSizeGreaterThan(40)
                .allSatisfy(one -> assertThat(number(one, "netUsd"))
                        .isCloseTo(
                                number(one, "grossUsd")
                                        - number(one, "spreadUsd")
                                        - number(one, "feesUsd")
                                        - number(one, "hedgeUsd"),
                                within(1e-6)));
    }

    @Test
    void pricesAfterTheChainChangeNothing() throws IOException {
        Path cut = folder.resolve("cut.csv");
        List<String> lines = lines();
        int last = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("2026-02-07 03:00:00"))
                .findFirst()
                .orElseThrow());
        Files.write(cut, lines.subList(0, last + 1));
        assertThat(single(path(HOURS), "--format", "csv")).isZero();
        String whole = said();
        said.reset();
        assertThat(single(cut.toString(), "--format", "csv")).isZero();
        assertThat(said()).isEqualTo(whole);
        said.reset();
        assertThat(single(path(HOURS), "--format", "csv", "--as-of", "2026-02-06T00:00:00Z"))
                .isZero();
        assertThat(said()).isNotEqualTo(whole);
    }

    @Test
    void wrongUseIsNamed() throws IOException {
        assertThat(single("missing.csv")).isEqualTo(2);
        assertThat(single(path(HOURS), "--as-of", "2026-02-08T00:00:00Z")).isEqualTo(2);
        assertThat(single(path(HOURS), "--model", "oracle")).isEqualTo(2);
        assertThat(single(path(HOURS), "--events", "missing.csv")).isEqualTo(2);
        assertThat(run("mispricing", "--chain", chain())).isEqualTo(2);
        assertThat(run("mispricing", "backtest", "--prices", path(HOURS), "--chains", "missing.csv"))
                .isEqualTo(2);
    }

    @Test
    void laterChainsChangeNoEarlierRowAndTheSeedFixesTheTable() throws IOException {
        List<Path> chains = Shared.chains("_2026040").subList(0, 12);
        String all = backtest(chains);
        assertThat(backtest(chains)).isEqualTo(all);
        List<String> early = snapshots(backtest(chains.subList(0, 5)));
        assertThat(snapshots(all).subList(0, early.size())).isEqualTo(early);
        assertThat(early).hasSize(6);
    }

    @Test
    void whatIsLeftIsTheGrossLessItsCosts() throws IOException {
        Map<String, Object> json =
                JsonTree.read(backtest(Shared.chains("_2026020").subList(0, 13), "json"));
        assertThat(JsonTree.unexplained(json, "")).isEmpty();
        assertThat(rows(json, "snapshots")).hasSize(13);
        assertThat(rows(json, "outcomes")).hasSize(6).allSatisfy(row -> {
            if ((double) row.get("trades") > 0) {
                assertThat(number(row, "net"))
                        .isCloseTo(
                                number(row, "gross")
                                        - number(row, "spread")
                                        - number(row, "fees")
                                        - number(row, "hedging"),
                                within(1e-9));
                assertThat(number(row, "hitRate")).isBetween(0.0, 1.0);
            }
            if (row.get("entryP") != null) {
                assertThat(number(row, "entryP")).isBetween(1 / 201.0, 1.0);
                assertThat(number(row, "sideP")).isBetween(1 / 201.0, 1.0);
                assertThat(number(row, "shiftP")).isBetween(0.0, 1.0);
            }
        });
    }

    private String backtest(List<Path> chains) throws IOException {
        return backtest(chains, "csv");
    }

    private String backtest(List<Path> chains, String format) throws IOException {
        List<String> line = new ArrayList<>(List.of("mispricing", "backtest", "--prices", path(HOURS)));
        line.addAll(List.of("--hold", "1", "--draws", "200", "--seed", "3", "--format", format, "--chains"));
        chains.forEach(chain -> line.add(chain.toString()));
        said.reset();
        assertThat(run(line.toArray(String[]::new))).isZero();
        return said();
    }

    private static List<String> snapshots(String csv) {
        return csv.lines()
                .filter(line -> line.startsWith("snapshots,") || line.startsWith("table,timestamp"))
                .toList();
    }

    private static int single(String prices, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of("mispricing", "--chain", chain(), "--prices", prices));
        line.addAll(List.of(options));
        return run(line.toArray(String[]::new));
    }

    private static String chain() throws IOException {
        return Shared.chains(CRASH).getFirst().toString();
    }

    private static String path(String name) {
        return Shared.path(name).toString();
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static double number(Map<String, Object> row, String key) {
        return (double) row.get(key);
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Shared.path(HOURS))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static List<Map<String, Object>> rows(Map<String, Object> json, String key) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object row : (List<?>) json.get(key)) {
            Map<String, Object> copy = new HashMap<>();
            ((Map<?, ?>) row).forEach((name, value) -> copy.put(name.toString(), value));
            rows.add(copy);
        }
        return rows;
    }
}
