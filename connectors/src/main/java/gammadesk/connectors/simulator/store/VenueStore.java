package gammadesk.connectors.simulator.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records on disk: facts, which are replaced, and entries, which are only added. What is put or appended waits in
 * memory until {@link #commit} writes all of it in one transaction, or none. A process that is killed right after a
 * commit loses nothing (write-ahead log, handed to the operating system); a machine that loses power may lose the last
 * moments, but never half a transaction. Used by one thread.
 */
public final class VenueStore implements AutoCloseable {
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS fact (kind TEXT, name TEXT, value TEXT, PRIMARY KEY (kind, name)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS entry (kind TEXT, number INTEGER, value TEXT, PRIMARY KEY (kind, number)) WITHOUT ROWID;
            """;

    private final JsonMapper json;
    private final FileChannel lock;
    private final Connection connection;
    private final PreparedStatement putFact;
    private final PreparedStatement removeFact;
    private final PreparedStatement addEntry;
    private final Map<Fact, Optional<Object>> facts = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private record Fact(String kind, String name) {}

    private record Entry(String kind, long number, Object value) {}

    private VenueStore(JsonMapper json, FileChannel lock, Connection connection) throws SQLException {
        this.json = json;
        this.lock = lock;
        this.connection = connection;
        putFact = connection.prepareStatement("INSERT OR REPLACE INTO fact VALUES (?, ?, ?)");
        removeFact = connection.prepareStatement("DELETE FROM fact WHERE kind = ? AND name = ?");
        addEntry = connection.prepareStatement("INSERT INTO entry VALUES (?, ?, ?)");
    }

    /**
     * Opens the store of a folder, empty if there was none.
     *
     * @param json how records are written
     * @throws IOException when the folder cannot be used or another exchange uses it
     */
    public static VenueStore open(Path folder, JsonMapper json) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock = lock(folder);
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("exchange.db"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = NORMAL");
                for (String part : SCHEMA.strip().split("\n")) {
                    statement.execute(part);
                }
            }
            connection.setAutoCommit(false);
            return new VenueStore(json, lock, connection);
        } catch (SQLException e) {
            lock.close();
            throw new IOException("cannot use " + folder + ": " + e.getMessage(), e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("exchange.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // of this very process: the same answer
        }
        channel.close();
        throw new IOException("another exchange uses " + folder);
    }

    /** Replaces a fact at the next commit. */
    public void put(String kind, String name, Object value) {
        facts.put(new Fact(kind, name), Optional.of(value));
    }

    /** Takes a fact away at the next commit. */
    public void remove(String kind, String name) {
        facts.put(new Fact(kind, name), Optional.empty());
    }

    /** Adds an entry at the next commit; the number must be new in its kind. */
    public void append(String kind, long number, Object value) {
        entries.add(new Entry(kind, number, value));
    }

    /** Whether something waits for a commit. */
    public boolean isDirty() {
        return !facts.isEmpty() || !entries.isEmpty();
    }

    /**
     * Writes what waits. When it returns, all of it is safe.
     *
     * @throws IOException when nothing of it was written; it still waits
     */
    public void commit() throws IOException {
        if (!isDirty()) {
            return;
        }
        try {
            write();
            connection.commit();
        } catch (SQLException | JacksonException e) {
            undo();
            throw new IOException("cannot write: " + e.getMessage(), e);
        }
        facts.clear();
        entries.clear();
    }

    private void write() throws SQLException {
        for (Map.Entry<Fact, Optional<Object>> change : facts.entrySet()) {
            Fact fact = change.getKey();
            PreparedStatement statement = change.getValue().isPresent() ? putFact : removeFact;
            statement.setString(1, fact.kind());
            statement.setString(2, fact.name());
            if (change.getValue().isPresent()) {
                statement.setString(3, json.writeValueAsString(change.getValue().get()));
            }
            statement.executeUpdate();
        }
        for (Entry entry : entries) {
            addEntry.setString(1, entry.kind());
            addEntry.setLong(2, entry.number());
            addEntry.setString(3, json.writeValueAsString(entry.value()));
            addEntry.executeUpdate();
        }
    }

    private void undo() throws IOException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IOException("cannot take back a write that failed: " + e.getMessage(), e);
        }
    }

    /** A committed fact. */
    public <T> Optional<T> fact(String kind, String name, Class<T> type) throws IOException {
        return read("SELECT value FROM fact WHERE kind = ? AND name = ?", List.of(kind, name), type).stream()
                .findFirst();
    }

    /** All committed facts of a kind, by name. */
    public <T> List<T> facts(String kind, Class<T> type) throws IOException {
        return read("SELECT value FROM fact WHERE kind = ? ORDER BY name", List.of(kind), type);
    }

    /** All committed entries of a kind, by number. */
    public <T> List<T> entries(String kind, Class<T> type) throws IOException {
        return read("SELECT value FROM entry WHERE kind = ? ORDER BY number", List.of(kind), type);
    }

    private <T> List<T> read(String query, List<String> parameters, Class<T> type) throws IOException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(json.readValue(rows.getString(1), type));
                }
            }
            return found;
        } catch (SQLException | JacksonException e) {
            throw new IOException("cannot read what the exchange kept: " + e.getMessage(), e);
        }
    }

    /** Gives the folder free; what was not committed is gone. */
    @Override
    public void close() throws IOException {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IOException("cannot close: " + e.getMessage(), e);
        } finally {
            lock.close();
        }
    }
}
