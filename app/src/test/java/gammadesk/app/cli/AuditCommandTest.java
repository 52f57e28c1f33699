package gammadesk.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.app.desk.Environment;
import gammadesk.app.desk.SystemClock;
import gammadesk.connectors.ledger.SqliteLedger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {
    private static final long NOON = Instant.parse("2026-02-01T12:00:00Z").toEpochMilli();

    @TempDir
    private Path folder = Path.of(".");

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

    /** The command as on a machine whose data folder is the test's. */
    private int run(String line) {
        Environment environment = new Environment("linux", folder, Map.of("GAMMADESK_HOME", folder.toString()), true);
        return Gammadesk.run(new SystemClock(), environment, line.split(" "));
    }

    private Path file() {
        return folder.resolve("ledger.db");
    }

    private Ledger open() throws IOException {
        return SqliteLedger.open(file(), new SystemClock()).ledger();
    }

    private void fill() throws IOException {
        try (Ledger ledger = open()) {
            fill(ledger);
        }
    }

    private static void fill(Ledger ledger) {
        ledger.append(Kind.DESK, "desk", "desk", NOON, "{\"event\":\"OPENED\"}");
        ledger.append(Kind.ORDER, "l1", "demo", NOON + 1_000, "{\"amount\":1.50,\"why\":\"a \\\"hedge\\\", ü\"}");
        ledger.append(Kind.ANSWER, "l1", "venue", NOON + 2_000, "no json\nat all");
        ledger.append(Kind.FILL, "t1", "venue", NOON + 86_400_000, "{\"price\":1E-8}");
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private List<String> exported(String options) {
        said.reset();
        assertThat(run("audit export " + options)).isZero();
        return JsonMapper.builder()
                .build()
                .readTree(text())
                .valueStream()
                .map(entry -> entry.get("sequence").asString())
                .toList();
    }

    @Test
    void aWholeLedgerIsOkAlsoWhileADeskWritesIt() throws IOException {
        try (Ledger ledger = open()) {
            fill(ledger);
            assertThat(run("audit verify")).isZero();
            String head = ledger.latest(Kind.FILL, "t1").orElseThrow().hash();
            assertThat(text().lines())
                    .containsExactly(
                            "ledger   " + file(),
                            "entries  4",
                            "first    2026-02-01T12:00:00Z",
                            "last     2026-02-02T12:00:00Z",
                            "head     " + head,
                            "OK");
        }
        said.reset();
        assertThat(run("audit verify --ledger " + file())).isZero();
        assertThat(text()).endsWith("OK\n");
    }

    @Test
    void anEmptyLedgerIsOk() throws IOException {
        open().close();
        assertThat(run("audit verify")).isZero();
        assertThat(text()).contains("entries  0", "first    -", "OK");
    }

    @Test
    void aChangedEntryIsNamed() throws Exception {
        fill();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER entry_no_update");
            statement.execute("UPDATE entry SET actor = 'me' WHERE sequence = 2");
        }
        assertThat(run("audit verify")).isEqualTo(1);
        assertThat(text())
                .contains("entries  1", "DAMAGED at entry 2: its hash")
                .doesNotContain("OK");
    }

    @Test
    void everyEntryIsExportedAsItWasWritten() throws IOException {
        fill();
        assertThat(run("audit export --format json")).isZero();
        JsonNode entries = JsonMapper.builder().build().readTree(text());
        assertThat(entries.size()).isEqualTo(4);
        assertThat(entries.get(1).get("time").asString()).isEqualTo("2026-02-01T12:00:01Z");
        assertThat(entries.get(1).get("kind").asString()).isEqualTo("ORDER");
        assertThat(entries.get(1).get("content").get("why").asString()).isEqualTo("a \"hedge\", ü");
        assertThat(entries.get(1).get("hash").asString()).hasSize(64);
        assertThat(entries.get(2).get("content").asString()).isEqualTo("no json\nat all");
        assertThat(text()).as("to the letter").contains("{\"amount\":1.50,", "{\"price\":1E-8}");
        assertThat(text().lines()).as("an entry a line").hasSize(6);
    }

    @Test
    void theTableHasTheSame() throws IOException {
        fill();
        assertThat(run("audit export --format csv")).isZero();
        List<CSVRecord> rows = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text()))
                .getRecords();
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1).get("content")).isEqualTo("{\"amount\":1.50,\"why\":\"a \\\"hedge\\\", ü\"}");
        assertThat(rows.get(2).get("content")).isEqualTo("no json\nat all");
        assertThat(rows.get(3).get("sequence")).isEqualTo("4");
    }

    @Test
    void anExportCanBeNarrowed() throws IOException {
        fill();
        assertThat(exported("")).containsExactly("1", "2", "3", "4");
        assertThat(exported("--kind order --kind FILL")).containsExactly("2", "4");
        assertThat(exported("--kind ORDER FILL")).containsExactly("2", "4");
        assertThat(exported("--subject l1")).containsExactly("2", "3");
        assertThat(exported("--subject l1 --kind ANSWER")).containsExactly("3");
        assertThat(exported("--from 2026-02-01T12:00:01Z")).containsExactly("2", "3", "4");
        assertThat(exported("--from 2026-02-01T14:00:01+02:00 --to 2026-02-02")).containsExactly("2", "3");
        assertThat(exported("--to 2026-01-31")).isEmpty();
    }

    @Test
    void whatIsNoLedgerFailsInOneLine() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.db"), "notes");
        assertThat(run("audit verify --ledger " + notes)).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .isEqualTo("gammadesk: this is no ledger: " + notes + "\n");
    }

    @Test
    void anotherDatabaseIsNoLedgerEither() throws Exception {
        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE entry (sequence INTEGER PRIMARY KEY)");
        }
        assertThat(run("audit verify --ledger " + other)).isEqualTo(1);
        assertThat(complained.toString(StandardCharsets.UTF_8)).contains("this is no ledger", "a database");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit",
                "audit verify",
                "audit export",
                "audit verify --ledger no-such-file.db",
                "audit export --kind NONE",
                "audit export --from yesterday",
                "audit export --to 2026-13-01",
                "audit export --format xml"
            })
    void wrongUseIsTwoAndOneLine(String line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(complained.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }
}
