package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.LedgerReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in a database file, or in memory. A write is one transaction: it is on the disk as a whole when
 * {@link #append} says Written, and nothing of it is there when it says Failed, unless the disk failed in the very act
 * of confirming, in which case the entry may be found there later. The file itself refuses to change or to remove an
 * entry, which hinders a mistake, not an intruder; whoever changes it nevertheless breaks the chain of hashes. What the
 * chain cannot show is that its newest entries are gone: compare its head with one that was noted.
 */
public final class SqliteLedger implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLedger.class);
    private static final String CLOSED = "the ledger is closed";

    private final LedgerDatabase database;
    private final Optional<LedgerLock> file;
    private final ReentrantLock turn = new ReentrantLock();
    private Head head;
    private boolean closed;
    private final Optional<String> refusal;
    private volatile Optional<String> obstacle;

    /** The newest entry, after which the next one comes. */
    record Head(long sequence, String hash) {
        static final Head NONE = new Head(0, LedgerChain.GENESIS);
    }

    /**
     * An open ledger, and what was found when it was opened.
     *
     * @param ledger to be closed by the receiver
     * @param report for the screen and the log
     */
    public record Opened(Ledger ledger, LedgerReport report) {}

    /** A ledger on a database whose chain was checked. */
    SqliteLedger(LedgerDatabase database, Optional<LedgerLock> file, Head head, Optional<String> refusal) {
        this.database = database;
        this.file = file;
        this.head = head;
        this.refusal = refusal;
        this.obstacle = refusal;
    }

    /**
     * Opens the ledger in a file, which is created where there is none, and checks it: the newest 100,000 entries hash
     * by hash, of older ones only that none is missing ({@code gammadesk audit verify} checks all). What a crash or a
     * bad disk did to its end is left out and told, after the damaged file was copied to
     * {@code <name>.damaged-<millis>}. If the last entry alone does not fit its hash that is taken for such a damage,
     * too: who could alter it could as well have removed it. Damage before the end is not touched; the ledger then
     * refuses every write. The same goes for a file that is no ledger.
     *
     * @param clock for the name of the copy
     * @throws IOException when another desk has it open, or the folder or the file cannot be used
     */
    public static Opened open(Path file, Clock clock) throws IOException {
        return LedgerOpening.open(file, clock);
    }

    /** A ledger that is forgotten when it is closed: for tests and for a desk that keeps no files. */
    public static SqliteLedger inMemory() {
        try {
            LedgerDatabase database = LedgerDatabase.memory();
            database.create();
            return new SqliteLedger(database, Optional.empty(), Head.NONE, Optional.empty());
        } catch (SQLException e) {
            throw new IllegalStateException("a database in memory cannot be made", e);
        }
    }

    @Override
    public Outcome append(Kind kind, String subject, String actor, long atMillis, String content) {
        turn.lock();
        try {
            Optional<String> objection = objection(subject, actor, content);
            return objection.isPresent()
                    ? new Outcome.Failed(objection.get())
                    : written(next(kind, subject, actor, atMillis, content));
        } catch (SQLException e) {
            return failed(e);
        } finally {
            turn.unlock();
        }
    }

    private Optional<String> objection(String... texts) {
        if (closed) {
            return Optional.of(CLOSED);
        }
        boolean writable = Stream.of(texts).allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode);
        return refusal.or(() -> writable ? Optional.empty() : Optional.of("the entry has text that is no Unicode"));
    }

    /** After a failure it is looked up anew what stands in the file. */
    private Entry next(Kind kind, String subject, String actor, long atMillis, String content) throws SQLException {
        if (obstacle.isPresent()) {
            head = database.newest().map(e -> new Head(e.sequence(), e.hash())).orElse(Head.NONE);
        }
        long sequence = head.sequence() + 1;
        String hash = LedgerChain.hash(head.hash(), sequence, kind, subject, actor, atMillis, content);
        return new Entry(sequence, kind, subject, actor, atMillis, content, hash);
    }

    private Outcome written(Entry entry) throws SQLException {
        database.insert(entry);
        head = new Head(entry.sequence(), entry.hash());
        if (obstacle.isPresent()) {
            obstacle = Optional.empty();
            LOG.info("The ledger is written again");
        }
        return new Outcome.Written(entry.sequence());
    }

    private Outcome failed(SQLException failure) {
        String reason = LedgerWords.reason(failure);
        if (!obstacle.equals(Optional.of(reason))) {
            LOG.error("The ledger cannot be written: {}", reason, failure);
        }
        obstacle = Optional.of(reason);
        return new Outcome.Failed(reason);
    }

    @Override
    public Optional<Entry> latest(Kind kind, String subject) {
        return read(() -> database.latest(kind, subject));
    }

    @Override
    public List<Entry> latest(List<Kind> kinds, int most) {
        return most <= 0 || kinds.isEmpty()
                ? List.of()
                : read(() -> database.latest(kinds.stream().distinct().toList(), most));
    }

    @Override
    public List<Entry> about(String subject) {
        return read(() -> database.about(subject));
    }

    @Override
    public Optional<String> obstacle() {
        return obstacle;
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    private <T> T read(Question<T> question) {
        turn.lock();
        try {
            if (closed) {
                throw new IllegalStateException(CLOSED);
            }
            return question.ask();
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            if (!closed) {
                closed = true;
                obstacle = Optional.of(CLOSED);
                letGo();
            }
        } finally {
            turn.unlock();
        }
    }

    private void letGo() {
        try (LedgerLock _ = file.orElse(null)) {
            database.close();
        } catch (SQLException | IOException e) {
            LOG.warn("The ledger could not be closed: {}", e.toString());
        }
    }
}
