package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Ledger.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What the tests of ledgers in files have in common. */
final class LedgerBench {
    static final long NOW = 1_790_000_000_000L;

    private LedgerBench() {}

    static SqliteLedger.Opened open(Path file) {
        try {
            return SqliteLedger.open(file, clock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Clock clock() {
        return new Clock() {
            @Override
            public long epochMillis() {
                return NOW;
            }

            @Override
            public long nanos() {
                return 0;
            }
        };
    }

    /** A closed ledger with so many entries. */
    static void fill(Path file, int entries) {
        try (Ledger ledger = open(file).ledger()) {
            fill(ledger, entries);
        }
    }

    static void fill(Ledger ledger, int entries) {
        for (int i = 1; i <= entries; i++) {
            Outcome outcome = ledger.append(Kind.ORDER, "label-" + i, "demo", NOW + i, "{\"amount\":" + i + "}");
            if (!(outcome instanceof Outcome.Written)) {
                throw new AssertionError(outcome);
            }
        }
    }

    /** Changes a closed ledger behind its back. */
    static void tamper(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String trigger : new String[] {"entry_no_update", "entry_no_delete", "entry_next"}) {
                statement.execute("DROP TRIGGER " + trigger);
            }
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static ChainVerdict verify(Path file) throws IOException {
        try (LedgerAudit audit = LedgerAudit.open(file)) {
            return audit.verify();
        }
    }
}
