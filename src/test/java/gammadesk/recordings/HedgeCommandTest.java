package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gammadesk hedge} over a recorded chain. */
class HedgeCommandTest extends CommandTest {
    private static final String RECORDING = "deribit_chains/snapshots/deribit_options_snapshot_20260401T051502Z.csv.gz";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void everyAdvisorSaysWhatItWouldDoAndTradesNothing() throws IOException {
        Path book = folder.resolve("book.csv");
        Files.writeString(book, "instrument,amount,averagePrice\nBTC-26JUN26-70000-C,-5,0.05\nBTC,3,\n");
        for (String advisor : new String[] {"delta", "whalley-wilmott", "leland", "smile", "optimiser"}) {
            said.reset();
            assertThat(hedge(book, advisor)).isZero();
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("\"advisor\":\"" + advisor + "\"", "\"sentence\"", "\"legs\":[{", "\"instrument\"")
                    .contains("\"side\":\"buy\"", "\"amount\"", "\"limitPrice\"", "\"before\":{", "\"after\":{")
                    .contains("\"cost\":{", "\"constraints\"", "Do nothing");
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("\"gap\"", "\"timeLimitReached\"");
    }

    @Test
    void aFlatBookIsLeftAlone() throws IOException {
        Path book = folder.resolve("empty.csv");
        Files.writeString(book, "instrument,amount\n");
        assertThat(hedge(book, "delta")).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Do nothing: delta is inside its band")
                .contains("\"legs\":[]");
    }

    @Test
    void anUnknownAdvisorIsWrongUse() throws IOException {
        Path book = folder.resolve("empty.csv");
        Files.writeString(book, "instrument,amount\n");
        assertThat(hedge(book, "oracle")).isEqualTo(2);
    }

    private static int hedge(Path book, String advisor) {
        String chain = Shared.path(RECORDING).toString();
        return run("hedge", "--book", book.toString(), "--chain", chain, "--advisor", advisor, "--format", "json");
    }
}
