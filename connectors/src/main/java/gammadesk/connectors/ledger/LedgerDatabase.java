package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** The table of entries and the questions to it. For one thread at a time. */
final class LedgerDatabase implements AutoCloseable {
    /** {@code GDLG}, by which a ledger is told from other databases. */
    static final int APPLICATION_ID = 0x47444C47;

    static final int VERSION = 1;

    private static final String COLUMNS = "sequence, kind, subject, actor, at_millis, content, hash";
    private static final int MOST_WAIT_MILLIS = 1_000;

    /** The third trigger also keeps REPLACE from taking the place of an entry. */
    private static final List<String> SCHEMA = List.of(
            """
            CREATE TABLE IF NOT EXISTS entry (sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL,
                actor TEXT NOT NULL, at_millis INTEGER NOT NULL, content TEXT NOT NULL, hash TEXT NOT NULL) STRICT
            """,
            "CREATE INDEX IF NOT EXISTS entry_subject ON entry (subject, kind)",
            "CREATE INDEX IF NOT EXISTS entry_kind ON entry (kind)",
            """
            CREATE TRIGGER IF NOT EXISTS entry_no_update BEFORE UPDATE ON entry
                BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END
            """,
            """
            CREATE TRIGGER IF NOT EXISTS entry_no_delete BEFORE DELETE ON entry
                BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END
            """,
            """
            CREATE TRIGGER IF NOT EXISTS entry_next BEFORE INSERT ON entry
                WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM entry)
                BEGIN SELECT RAISE(ABORT, 'the ledger only grows at its end'); END
            """);

    private final Connection connection;

    private LedgerDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * A file, made where there is none, to read and write. It may lack its end until {@link #tolerateLoss} is ended.
     */
    static LedgerDatabase file(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        new LedgerDatabase(connection).tolerateLoss(true);
        return over(connection);
    }

    /** A file that is there, to read; whoever writes it is not disturbed. */
    static LedgerDatabase readOnly(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(MOST_WAIT_MILLIS);
        return new LedgerDatabase(DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties()));
    }

    static LedgerDatabase memory() throws SQLException {
        return over(DriverManager.getConnection("jdbc:sqlite::memory:"));
    }

    /** What is committed is on the disk, not only with the operating system. */
    static LedgerDatabase over(Connection connection) throws SQLException {
        LedgerDatabase database = new LedgerDatabase(connection);
        try {
            database.execute("PRAGMA busy_timeout = " + MOST_WAIT_MILLIS);
            database.execute("PRAGMA journal_mode = WAL");
            database.execute("PRAGMA synchronous = FULL");
            database.execute("PRAGMA fullfsync = ON");
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    /** Whether a file that lacks its end is read as far as it goes. */
    void tolerateLoss(boolean isTolerant) throws SQLException {
        execute("PRAGMA writable_schema = " + (isTolerant ? "ON" : "OFF"));
    }

    /** Makes an empty database a ledger. */
    void create() throws SQLException {
        inOneGo(() -> {
            createWhatIsMissing();
            execute("PRAGMA application_id = " + APPLICATION_ID);
            execute("PRAGMA user_version = " + VERSION);
        });
    }

    /** Table, indexes and triggers; where they all are, nothing is written. */
    void createWhatIsMissing() throws SQLException {
        for (String part : SCHEMA) {
            execute(part);
        }
    }

    boolean isEmpty() throws SQLException {
        return number("SELECT count(*) FROM sqlite_schema") == 0;
    }

    /** Why this is no ledger that this program knows; empty when it is one. */
    Optional<String> objection() throws SQLException {
        if (number("PRAGMA application_id") != APPLICATION_ID) {
            return Optional.of("it is a database, but no ledger");
        }
        long version = number("PRAGMA user_version");
        return version == VERSION
                ? Optional.empty()
                : Optional.of("it is a ledger of version " + version + ", and this program knows version " + VERSION);
    }

    /** What the database says of its own pages; empty when they are sound. */
    Optional<String> pageDamage(boolean indexesToo) throws SQLException {
        String said = text(indexesToo ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
        return said.equals("ok")
                ? Optional.empty()
                : Optional.of(said.lines().findFirst().orElse(said));
    }

    /** How many entries there are; the table's own sequence numbers may still have holes. */
    long count() throws SQLException {
        return number("SELECT count(*) FROM entry");
    }

    void insert(Entry entry) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, entry.sequence());
            insert.setString(2, entry.kind().name());
            insert.setString(3, entry.subject());
            insert.setString(4, entry.actor());
            insert.setLong(5, entry.atMillis());
            insert.setString(6, entry.content());
            insert.setString(7, entry.hash());
            insert.executeUpdate();
        }
    }

    Optional<Entry> newest() throws SQLException {
        return select("ORDER BY sequence DESC LIMIT 1", List.of()).stream().findFirst();
    }

    /** The hash of one entry. */
    Optional<String> hashOf(long sequence) throws SQLException {
        return select("WHERE sequence = ?", List.of(sequence)).stream()
                .findFirst()
                .map(Entry::hash);
    }

    Optional<Entry> latest(Kind kind, String subject) throws SQLException {
        return select("WHERE subject = ? AND kind = ? ORDER BY sequence DESC LIMIT 1", List.of(subject, kind.name()))
                .stream()
                .findFirst();
    }

    /** Each kind by its own index and no more than the newest of it, whatever the ledger's size. */
    List<Entry> latest(Collection<Kind> kinds, int most) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (Kind kind : kinds) {
            parts.add("SELECT * FROM (SELECT sequence FROM entry WHERE kind = ? ORDER BY sequence DESC LIMIT ?)");
            parameters.add(kind.name());
            parameters.add(most);
        }
        parameters.add(most);
        String newest = String.join(" UNION ALL ", parts);
        List<Entry> found = select("WHERE sequence IN (" + newest + ") ORDER BY sequence DESC LIMIT ?", parameters);
        Collections.reverse(found);
        return List.copyOf(found);
    }

    List<Entry> about(String subject) throws SQLException {
        return List.copyOf(select("WHERE subject = ? ORDER BY sequence", List.of(subject)));
    }

    /** Takes rows one by one. */
    interface Visitor<E extends Exception> {
        void row(ResultSet row) throws SQLException, E;
    }

    /** Hands over rows in the columns' order, without holding more than one of them. */
    <E extends Exception> void each(String clauses, List<?> parameters, Visitor<E> visitor) throws SQLException, E {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS + " FROM entry " + clauses)) {
            for (int i = 0; i < parameters.size(); i++) {
                query.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    visitor.row(rows);
                }
            }
        }
    }

    /** Everything that follows is seen as of one moment. */
    void freeze() throws SQLException {
        connection.setAutoCommit(false);
    }

    /** Work inside one transaction. */
    interface Work {
        void run() throws SQLException;
    }

    void inOneGo(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Brings everything into the one file. */
    void settleIntoFile() throws SQLException {
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /** Ends the write-ahead log, so that the file can be moved by itself. */
    void standAlone() throws SQLException {
        execute("PRAGMA journal_mode = DELETE");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                kind(row),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7));
    }

    private static Kind kind(ResultSet row) throws SQLException {
        String name = row.getString(2);
        try {
            return Kind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new SQLException("entry " + row.getLong(1) + " is of no known kind: " + name, e);
        }
    }

    private List<Entry> select(String clauses, List<?> parameters) throws SQLException {
        List<Entry> found = new ArrayList<>();
        each(clauses, parameters, row -> found.add(entry(row)));
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
