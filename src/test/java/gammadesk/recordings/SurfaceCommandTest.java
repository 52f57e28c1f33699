package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** {@code gammadesk surface}, read back the way another program would. */
class SurfaceCommandTest extends CommandTest {
    private static final String RECORDING = "deribit_chains/snapshots/deribit_options_snapshot_20260401T051502Z.csv.gz";

    @Test
    void jsonHasEveryKeyForEveryExpiry() {
        assertThat(run("surface", "--chain", file(), "--currency", "BTC")).isZero();
        Set<String> keys = new HashSet<>();
        int expiries = 0;
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), said.toByteArray())) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.PROPERTY_NAME) {
                    keys.add(json.currentName());
                    expiries += json.currentName().equals("expiry") ? 1 : 0;
                }
            }
        }
        assertThat(expiries).isGreaterThan(8);
        assertThat(keys)
                .contains(
                        "venue",
                        "currency",
                        "expiry",
                        "forward",
                        "years",
                        "model",
                        "parameters",
                        "rmseVolPoints",
                        "insideBidAsk",
                        "quotesUsed",
                        "quotesDropped",
                        "arbitrage",
                        "state",
                        "IN_THE_MONEY",
                        "volatilityIndex30d");
    }

    @Test
    void csvHasOneLineForEveryExpiry() {
        assertThat(run("surface", "--chain", file(), "--format", "csv", "--model", "essvi"))
                .isZero();
        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst()).startsWith("venue,currency,timestamp,expiry,forward");
        assertThat(lines).hasSizeGreaterThan(9);
        assertThat(lines.get(1)).contains("ESSVI");
    }

    @Test
    void aMissingFileIsWrongUse() {
        PrintStream errors = System.err;
        System.setErr(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        try {
            assertThat(run("surface", "--chain", "/nowhere.csv")).isEqualTo(2);
        } finally {
            System.setErr(errors);
        }
    }

    private static String file() {
        Path file = Shared.path(RECORDING);
        return file.toString();
    }
}
