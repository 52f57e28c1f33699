package gammadesk.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.app.desk.Environment;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.replay.ScriptedSession;
import gammadesk.app.risk.BookFile;
import gammadesk.connectors.replay.SessionEnd;
import gammadesk.connectors.replay.SessionReader;
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

class ReplayCommandTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

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

    @Test
    void recordsTheEmbeddedExchangeAndNeverOverARecording() throws IOException {
        Path file = folder.resolve("session.gz");
        assertThat(run("record --seconds 1 --activity 0.1 --out " + file)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("recorded ")
                .contains("0 connections lost");
        try (SessionReader reader = SessionReader.open(file)) {
            while (reader.next().isPresent()) {
                assertThat(reader.lineNumber()).isGreaterThan(1);
            }
            assertThat(reader.end()).isInstanceOf(SessionEnd.Whole.class);
        }
        assertThat(run("record --seconds 1 --out " + file)).isEqualTo(2);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("exists already");
    }

    @Test
    void printsWhatAReplayCameToInBothForms() throws IOException {
        String line = "replay --session " + session() + " --book " + book() + " --advisor delta";
        assertThat(run(line + " --format json")).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("\"advisor\":\"delta\"", "\"end\":\"whole", "\"decisions\":", "\"addsUp\":true");
        said.reset();
        assertThat(run(line)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("| delta |", "Profit is moved + settlement - spread - fees - funding, to rounding.");
    }

    @Test
    void refusesADamagedSessionByItsLineAndAnAdvisorThatIsNotThere() throws IOException {
        Path damaged = Files.writeString(folder.resolve("damaged.gz"), "no session");
        assertThat(run("replay --session " + damaged)).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains("damaged.gz line 1: it is no recorded session");
        assertThat(run("replay --session " + session() + " --advisor oracle")).isEqualTo(2);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("no such advisor: oracle (there are no hedge");
    }

    private Path session() throws IOException {
        return ScriptedSession.write(folder.resolve("scripted.gz"), 3, 4);
    }

    private Path book() throws IOException {
        Path file = folder.resolve("book.csv");
        try (var writer = Files.newBufferedWriter(file)) {
            BookFile.write(ScriptedSession.book(), writer);
        }
        return file;
    }

    private static int run(String line) {
        return Gammadesk.run(new SystemClock(), Environment.current(), line.split(" "));
    }
}
