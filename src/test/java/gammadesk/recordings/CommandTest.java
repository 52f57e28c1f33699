package gammadesk.recordings;

import gammadesk.app.cli.Gammadesk;
import gammadesk.app.desk.Environment;
import gammadesk.app.desk.SystemClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs command lines in this program and keeps what they print. */
abstract class CommandTest {
    final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private final PrintStream console = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(console);
    }

    static int run(String... arguments) {
        return Gammadesk.run(new SystemClock(), Environment.current(), arguments);
    }
}
