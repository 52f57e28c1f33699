package gammadesk.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.app.desk.Environment;
import gammadesk.app.desk.SystemClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GammadeskTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "chain --help",
                "price --help",
                "exchange --help",
                "record --help",
                "replay --help",
                "screens --help"
            })
    void helpIsHelp(String line) {
        assertThat(run(line)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Usage: gammadesk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nonsense",
                "chain --format xml",
                "chain --file no-such-file.csv",
                "chain --currency B!",
                "chain --venue ftp://somewhere",
                "exchange --port 70000",
                "exchange --scenario storm",
                "exchange --speed 0",
                "exchange --replay no-such-folder",
                "exchange --venue deribit",
                "exchange --data some-folder --replay .",
                "exchange --data some-folder --venue deribit",
                "record",
                "record --seconds 0 --out x",
                "record --currency B! --out x",
                "replay",
                "replay --session no-such-file.gz",
                "screens --size 10by10 --out x"
            })
    void wrongUseIsTwoAndOneLine(String line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(complained.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("gammadesk: ");
    }

    @Test
    void aFileThatIsNoChainFailsInOneLine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("chain.csv"), "this,is,no,chain\n1,2,3,4\n");
        assertThat(run("chain --file " + file)).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void aVenueThatIsNotThereFailsInOneLine() {
        assertThat(run("chain --venue http://127.0.0.1:9 --timeout 1")).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8).lines().filter(l -> l.startsWith("gammadesk: ")))
                .hasSize(1);
    }

    private static int run(String line) {
        return Gammadesk.run(new SystemClock(), Environment.current(), line.split(" "));
    }
}
