package gammadesk.connectors.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Ledger.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk does not take what it is given. */
class LedgerDiskTest {
    private static final int MOST = 5_000;

    @TempDir
    private Path folder = Path.of(".");

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    @Test
    void aFullDiskIsToldLeavesNothingHalfWrittenAndPasses() throws Exception {
        Path file = folder.resolve("ledger.db");
        LedgerBench.fill(file, 1);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        LedgerDatabase database = LedgerDatabase.over(connection);
        SqliteLedger.Head head = database.newest()
                .map(entry -> new SqliteLedger.Head(entry.sequence(), entry.hash()))
                .orElseThrow();
        try (SqliteLedger ledger = new SqliteLedger(database, Optional.empty(), head, Optional.empty())) {
            long pages = number(connection, "PRAGMA page_count");
            number(connection, "PRAGMA max_page_count = " + (pages + 6));
            long written = 1 + writeUntilFull(ledger);
            assertThat(ledger.obstacle()).hasValue("the disk is full");
            assertThat(ledger.append(Kind.ORDER, "again", "demo", 0, "{}".repeat(4_000)))
                    .isEqualTo(new Outcome.Failed("the disk is full"));
            assertThat(number(connection, "SELECT count(*) FROM entry")).isEqualTo(written);
            assertThat(ledger.about("again")).isEmpty();
            number(connection, "PRAGMA max_page_count = 100000");
            assertThat(ledger.obstacle()).as("until a write succeeds").isPresent();
            assertThat(ledger.append(Kind.ORDER, "again", "demo", 0, "{}")).isEqualTo(new Outcome.Written(written + 1));
            assertThat(ledger.obstacle()).isEmpty();
        }
        assertThat(LedgerBench.verify(file).broken()).isEmpty();
    }

    private static long writeUntilFull(SqliteLedger ledger) {
        for (int i = 0; i < MOST; i++) {
            Outcome outcome =
                    ledger.append(Kind.ORDER, "label-" + i, "demo", i, "{\"text\":\"" + "x".repeat(500) + "\"}");
            if (outcome instanceof Outcome.Failed(String reason)) {
                assertThat(reason).isEqualTo("the disk is full");
                return i;
            }
        }
        throw new AssertionError("the disk never became full");
    }

    @Test
    void anotherProgramThatHoldsTheFileIsNamedAndNothingIsLost() throws Exception {
        Path file = folder.resolve("ledger.db");
        try (var ledger = LedgerBench.open(file).ledger()) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThat(ledger.append(Kind.DESK, "desk", "tester", 0, "{}"))
                        .isEqualTo(new Outcome.Failed("another program holds the ledger's file"));
                statement.execute("ROLLBACK");
            }
            LedgerBench.fill(ledger, 2);
            assertThat(ledger.obstacle()).isEmpty();
        }
        assertThat(LedgerBench.verify(file).entries()).isEqualTo(2);
    }
}
