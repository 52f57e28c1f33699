package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files of a ledger: the database, its write-ahead log, and copies of what was damaged. */
final class LedgerFile {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final String LOG = "-wal";

    private final Path path;
    private final Clock clock;
    private Optional<Path> aside = Optional.empty();

    LedgerFile(Path path, Clock clock) {
        this.path = path;
        this.clock = clock;
    }

    Path path() {
        return path;
    }

    String name() {
        return path.getFileName().toString();
    }

    /** The copy of what was damaged, if there was need of one. */
    Optional<Path> aside() {
        return aside;
    }

    /** What of the write-ahead log the database would silently leave out. */
    Optional<String> tornLog() throws IOException {
        Path log = beside(path, LOG);
        boolean isAlone = size(path) == 0 && size(log) > 0;
        return isAlone ? Optional.of("its file is gone and only the write-ahead log is left") : WalFile.damage(log);
    }

    boolean isDatabaseOrNew() throws IOException {
        return size(path) == 0 || isDatabase(path);
    }

    /** Whether a file begins as every database of this kind does. */
    static boolean isDatabase(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Copies the files as they are, once; returns why that could not be done. */
    Optional<String> setAside() {
        if (aside.isPresent()) {
            return Optional.empty();
        }
        try {
            Path copy = path.resolveSibling(name() + ".damaged-" + clock.epochMillis());
            for (String part : List.of("", LOG)) {
                copy(beside(path, part), beside(copy, part));
            }
            aside = Optional.of(copy);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (size(from) == 0) {
            return;
        }
        Files.copy(from, to);
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * Puts a new file with the first entries in the place of the damaged one, which it closes; a crash meanwhile leaves
     * one or the other. Returns why that could not be done.
     */
    Optional<String> rebuild(LedgerDatabase damaged, long entries) throws SQLException {
        Path fresh = path.resolveSibling(name() + ".rebuilt");
        try (damaged) {
            Files.deleteIfExists(fresh);
            copyEntries(damaged, fresh, entries);
        } catch (IOException e) {
            return Optional.of(e.toString());
        } catch (SQLException e) {
            return Optional.of(LedgerWords.reason(e));
        }
        try {
            Files.deleteIfExists(beside(path, LOG));
            Files.deleteIfExists(beside(path, "-shm"));
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private static void copyEntries(LedgerDatabase damaged, Path fresh, long entries) throws SQLException {
        try (LedgerDatabase copy = LedgerDatabase.file(fresh)) {
            copy.create();
            copy.inOneGo(() -> damaged.each(
                    "WHERE sequence <= ? ORDER BY sequence",
                    List.of(entries),
                    row -> copy.insert(LedgerDatabase.entry(row))));
            copy.standAlone();
        }
        damaged.settleIntoFile();
    }

    private static Path beside(Path file, String part) {
        return file.resolveSibling(file.getFileName() + part);
    }
}
