package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.Shared;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code gammadesk gex}, read back the way another program would. */
class GexCommandTest extends CommandTest {
    private static final String RECORDING = "deribit_chains/snapshots/deribit_options_snapshot_20260205T155132Z.csv.gz";
    private static final List<String> KEYS = List.of(
            "spot",
            "timestamp",
            "convention",
            "unit",
            "total",
            "strikes",
            "expiries",
            "cells",
            "zeroGamma",
            "callWall",
            "putWall",
            "absoluteGammaStrike",
            "maxPain");

    @Test
    void jsonHasTheKeysOfTheMapAndNoOther() {
        assertThat(run("gex", "--chain", recording())).isZero();
        Map<String, Object> map = json();
        assertThat(map.keySet().stream().filter(key -> !key.equals("reasons") && !key.equals("basis")))
                .containsExactlyElementsOf(KEYS);
        assertThat(((Map<?, ?>) ((List<?>) map.get("strikes")).getFirst()).keySet())
                .hasToString("[strike, call, put, net]");
        assertThat(((Map<?, ?>) ((List<?>) map.get("expiries")).getFirst()).keySet())
                .hasToString("[expiry, call, put, net]");
        assertThat(((Map<?, ?>) ((List<?>) map.get("cells")).getFirst()).keySet())
                .hasToString("[expiry, strike, net]");
        assertThat(sum(map, "cells")).isCloseTo((Double) map.get("total"), within(1e-3));
    }

    @Test
    void theProfilePassesTheTotalAndTheCascadeNeedsADepth() {
        assertThat(run("gex", "--chain", recording(), "--currency", "ETH", "--profile", "--cascade"))
                .isZero();
        Map<String, Object> map = json();
        List<?> profile = (List<?>) map.get("profile");
        assertThat(profile).hasSizeGreaterThanOrEqualTo(200);
        List<?> middle = (List<?>) profile.get(profile.size() / 2);
        assertThat((Double) middle.get(0)).isEqualTo((Double) map.get("spot"));
        assertThat((Double) middle.get(1)).isCloseTo((Double) map.get("total"), within(1e-3));
        assertThat(map).containsEntry("cascade", null);
        assertThat(((Map<?, ?>) map.get("reasons")).get("cascade").toString()).contains("no order book");
        said.reset();
        assertThat(run("gex", "--chain", recording(), "--cascade", "--depth", "1000", "--liquidations", "50000"))
                .isZero();
        Map<?, ?> cascade = (Map<?, ?>) json().get("cascade");
        assertThat((List<?>) cascade.get("curves")).hasSize(4);
        assertThat(cascade.get("depthSource").toString()).contains("1000");
    }

    @Test
    void invertedIsMinusNaiveAndAnEquityChainIsReadToo() {
        assertThat(run("gex", "--chain", recording())).isZero();
        double naive = (Double) json().get("total");
        said.reset();
        assertThat(run("gex", "--chain", recording(), "--convention", "inverted"))
                .isZero();
        assertThat((Double) json().get("total")).isEqualTo(-naive);
        said.reset();
        Path spx = Shared.path("gex/spx_quotedata_20240107.csv.gz");
        assertThat(run("gex", "--chain", spx.toString(), "--multiplier", "100")).isZero();
        assertThat((Double) json().get("total")).isCloseTo(-11.00e9, within(5e6));
    }

    @Test
    void whatIsAskedForStandsInTheBasisAndChangesTheNumbers() {
        double all = total();
        assertThat(total("--unit", "coin")).isCloseTo(all / spot(), within(1e-6));
        double month = total("--bucket", "month");
        double week = total("--bucket", "week");
        double today = total("--bucket", "0dte");
        assertThat(List.of(all, month, week, today)).doesNotHaveDuplicates();
        assertThat(basis().get("bucket")).isEqualTo("0DTE");
        assertThat(((List<?>) json().get("expiries"))).hasSize(1);
        assertThat(total("--weighting", "volume")).isNotEqualTo(all);
        assertThat(basis().get("weighting")).isEqualTo("volume of 24 h");
        assertThat(total("--greek", "charm")).isNotEqualTo(all);
        assertThat(json()).containsEntry("unit", "USD per day");
        assertThat(basis().get("greek")).isEqualTo("charm");
    }

    private double total(String... more) {
        said.reset();
        List<String> line = new ArrayList<>(List.of("gex", "--chain", recording()));
        line.addAll(List.of(more));
        assertThat(run(line.toArray(String[]::new))).isZero();
        return (Double) json().get("total");
    }

    private double spot() {
        return (Double) json().get("spot");
    }

    private Map<?, ?> basis() {
        return (Map<?, ?>) json().get("basis");
    }

    @Test
    void aLiveMarketHasARecordOfTradesAndBooksToCascadeThrough() {
        assertThat(run(
                        "gex",
                        "--venue",
                        "embedded",
                        "--activity",
                        "5",
                        "--convention",
                        "flow",
                        "--weighting",
                        "flow",
                        "--record",
                        "2",
                        "--profile",
                        "--cascade"))
                .isZero();
        Map<String, Object> map = json();
        List<String> keys = new ArrayList<>(KEYS);
        keys.addAll(List.of("profile", "cascade", "basis"));
        assertThat(map.keySet().stream().filter(key -> !key.equals("reasons"))).containsExactlyElementsOf(keys);
        assertThat(JsonTree.unexplained(map, "")).isEmpty();
        assertThat(map.get("convention").toString()).startsWith("flow-inferred");
        assertThat((Double) ((Map<?, ?>) basis().get("record")).get("trades")).isPositive();
        Map<?, ?> cascade = (Map<?, ?>) map.get("cascade");
        assertThat(cascade.get("depthSource").toString()).contains("BTC-PERPETUAL");
        assertThat((Double) cascade.get("depthCoinDown")).isPositive();
    }

    @Test
    void csvIsOneTableOfEverything() {
        assertThat(run("gex", "--chain", recording(), "--profile", "--format", "csv"))
                .isZero();
        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo(
                        "row,timestamp,currency,convention,greek,weighting,bucket,unit,expiry,at,call,put,net,reason");
        assertThat(lines.stream().filter(line -> line.startsWith("profile,"))).hasSizeGreaterThanOrEqualTo(200);
        assertThat(lines.stream().filter(line -> line.startsWith("strike,"))).isNotEmpty();
        assertThat(lines)
                .allSatisfy(line -> assertThat(line)
                        .as("the meaning stands in every row")
                        .matches("row,.*|.*,gamma,open interest,all,.*"));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(run("gex", "--chain", "/no/such/file")).isEqualTo(2);
        assertThat(run("gex", "--chain", recording(), "--convention", "guess")).isEqualTo(2);
        assertThat(run("gex", "--chain", recording(), "--convention", "flow")).isEqualTo(2);
        assertThat(run("gex", "--chain", recording(), "--weighting", "flow")).isEqualTo(2);
        assertThat(run("gex", "--chain", recording(), "--weighting", "weight")).isEqualTo(2);
        assertThat(run("gex", "--chain", recording(), "--bucket", "year")).isEqualTo(2);
        assertThat(run("gex", "--chain", recording(), "--greek", "rho")).isEqualTo(2);
        assertThat(run("gex", "--chain", recording(), "--unit", "lots")).isEqualTo(2);
        assertThat(run("gex", "--chain", recording(), "--greek", "vega", "--unit", "coin"))
                .isEqualTo(2);
        assertThat(run("gex", "--chain", recording(), "--depth", "-1")).isEqualTo(2);
    }

    private static String recording() {
        return Shared.path(RECORDING).toString();
    }

    private static double sum(Map<String, Object> map, String key) {
        return ((List<?>) map.get(key))
                .stream()
                        .mapToDouble(row -> (Double) ((Map<?, ?>) row).get("net"))
                        .sum();
    }

    private Map<String, Object> json() {
        return JsonTree.read(said.toString(StandardCharsets.UTF_8));
    }
}
