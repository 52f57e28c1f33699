package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import gammadesk.app.cli.Gammadesk;
import gammadesk.app.desk.Environment;
import gammadesk.app.desk.SystemClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gammadesk risk} over a recorded chain. */
class RiskCommandTest {
    private static final String RECORDING = "deribit_chains/snapshots/deribit_options_snapshot_20260401T051502Z.csv.gz";

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(console);
    }

    @Test
    void everyPartIsThereAndBadRowsAreNamed() throws IOException {
        Path book = folder.resolve("book.csv");
        Files.writeString(
                book,
                "instrument,amount,averagePrice\nBTC-26JUN26-70000-C,2,0.05\nBTC-PERPETUAL,-20000,\n"
                        + "BTC-26JUN26-12345-C,1,\nBTC-27MAR26-70000-C,1,\nBTC-26JUN26-80000-C,lots,\nBTC,3,\n");
        String chain = Shared.path(RECORDING).toString();
        assertThat(run("risk", "--book", book.toString(), "--chain", chain, "--format", "json"))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("\"book\"", "\"deltaCoin\"", "\"netDeltaCoin\"", "\"gammaPerUsd\"", "\"vegaUsd\"")
                .contains("\"thetaUsd\"", "\"positions\"", "\"scenarios\"", "\"spotMove\"", "\"pnlCoin\"")
                .contains("\"margin\"", "\"tail\"", "UNKNOWN_INSTRUMENT", "EXPIRED", "not a number: lots");
    }

    @Test
    void anEmptyBookIsNothing() throws IOException {
        Path book = folder.resolve("empty.csv");
        Files.writeString(book, "instrument,amount\n");
        assertThat(run(
                        "risk",
                        "--book",
                        book.toString(),
                        "--chain",
                        Shared.path(RECORDING).toString()))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("\"positions\":[]");
    }

    private static int run(String... arguments) {
        return Gammadesk.run(new SystemClock(), Environment.current(), arguments);
    }
}
