package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** {@code gammadesk chain}, read back the way another program would. */
class ChainCommandTest extends CommandTest {
    private static final String RECORDING = "deribit_chains/snapshots/deribit_options_snapshot_20260401T051502Z.csv.gz";
    private static final Set<String> KEYS = Set.of(
            "instrument",
            "expiry",
            "strike",
            "type",
            "forward",
            "years",
            "bid",
            "ask",
            "mark",
            "bidIv",
            "askIv",
            "markIv",
            "delta",
            "netDelta",
            "gamma",
            "vega",
            "theta",
            "rho",
            "openInterest",
            "gexUsdPerPercent");

    @Test
    void jsonHoldsEveryOptionWithEveryKeyAndAReasonForEveryNull() {
        Path file = Shared.path(RECORDING);
        assertThat(run("chain", "--file", file.toString(), "--currency", "ETH")).isZero();
        List<Map<String, String>> options = options();
        assertThat(options).hasSizeGreaterThan(300).allSatisfy(option -> {
            assertThat(option.keySet()).containsAll(KEYS);
            assertThat(option.get("type")).isIn("C", "P");
            assertThat(option.get("expiry")).endsWith("T08:00:00Z");
            KEYS.stream()
                    .filter(key -> "null".equals(option.get(key)))
                    .forEach(key -> assertThat(option).containsKey("reasons." + key));
        });
    }

    @Test
    void csvHasOneLineForEveryOption() {
        Path file = Shared.path(RECORDING);
        assertThat(run("chain", "--file", file.toString())).isZero();
        int options = options().size();
        said.reset();
        assertThat(run("chain", "--file", file.toString(), "--format", "csv")).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(options + 1);
    }

    private List<Map<String, String>> options() {
        List<Map<String, String>> options = new ArrayList<>();
        Set<String> head = new HashSet<>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), said.toByteArray())) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.PROPERTY_NAME && options.isEmpty()) {
                    head.add(json.currentName());
                }
                if (json.currentToken() == JsonToken.START_ARRAY) {
                    readOptions(json, options);
                }
            }
        }
        assertThat(head).contains("venue", "currency", "timestamp", "index", "options");
        return options;
    }

    private static void readOptions(JsonParser json, List<Map<String, String>> options) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Map<String, String> option = new HashMap<>();
            readObject(json, "", option);
            options.add(option);
        }
    }

    private static void readObject(JsonParser json, String prefix, Map<String, String> values) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = prefix + json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                readObject(json, key + ".", values);
            } else {
                values.put(key, json.getString());
            }
        }
    }
}
