package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        for (String advisor :
                new String[] {"delta", "whalley-wilmott", "leland", "smile", "optimiser", "optimiser-take-back"}) {
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

    /** Gamma of the five calls is about -1.2e-4 a USD: futures alone cannot bring it to a quarter. */
    @Test
    void limitsAreGivenOnTheCommandLine() throws IOException {
        Path book = folder.resolve("book.csv");
        Files.writeString(book, "instrument,amount,averagePrice\nBTC-26JUN26-70000-C,-5,0.05\nBTC,3,\n");
        assertThat(hedge(book, "optimiser", "--max-gamma", "3e-5", "--cost-weight", "1000"))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsPattern("BTC-[0-9A-Z]+-[0-9]+-[CP]\",\"side\":\"buy\"");
        said.reset();
        assertThat(hedge(book, "optimiser", "--max-gamma", "3e-5", "--cost-weight", "1000", "--soft", "1"))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("gamma beyond its soft limit");
        said.reset();
        assertThat(hedge(book, "optimiser", "--max-margin-share", "0.1", "--cost-weight", "1000"))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("initial margin at its limit");
        assertThat(hedge(book, "optimiser", "--max-vega", "-1")).isEqualTo(2);
    }

    @Test
    void bookAndChainAreRequired() {
        assertThat(run("hedge", "--book", "book.csv")).isEqualTo(2);
        assertThat(run("hedge", "--chain", "chain.csv")).isEqualTo(2);
    }

    @Test
    void anUnknownAdvisorIsWrongUse() throws IOException {
        Path book = folder.resolve("empty.csv");
        Files.writeString(book, "instrument,amount\n");
        assertThat(hedge(book, "oracle")).isEqualTo(2);
    }

    private static int hedge(Path book, String advisor, String... further) {
        String chain = Shared.path(RECORDING).toString();
        List<String> line = new ArrayList<>(List.of("hedge", "--book", book.toString(), "--chain", chain));
        line.addAll(List.of("--advisor", advisor, "--format", "json"));
        line.addAll(List.of(further));
        return run(line.toArray(String[]::new));
    }
}
