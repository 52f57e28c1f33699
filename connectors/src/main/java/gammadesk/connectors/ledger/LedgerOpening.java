package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.LedgerReport;
import gammadesk.analytics.port.LedgerReport.State;
import gammadesk.connectors.ledger.SqliteLedger.Head;
import gammadesk.connectors.ledger.SqliteLedger.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at a ledger's file before anything is written to it, and makes its end good if that is damaged. */
final class LedgerOpening {
    /** How many of the newest entries are checked hash by hash. */
    static final long MOST_CHECKED = 100_000;

    private final LedgerFile file;
    private final LedgerLock lock;

    private LedgerOpening(LedgerFile file, LedgerLock lock) {
        this.file = file;
        this.lock = lock;
    }

    static Opened open(Path path, Clock clock) throws IOException {
        Path whole = path.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        LedgerLock lock = LedgerLock.take(whole);
        try {
            return new LedgerOpening(new LedgerFile(whole, clock), lock).opened();
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Only a second desk keeps this one from opening; whatever else is wrong, the trader sees the desk and reads why.
     */
    private Opened opened() throws IOException {
        Optional<String> torn = file.tornLog();
        if (torn.isPresent()) {
            Optional<String> obstacle = file.setAside();
            if (obstacle.isPresent()) {
                return closed("its end is damaged and cannot be copied: " + obstacle.get());
            }
        }
        if (!file.isDatabaseOrNew()) {
            return closed("the file is no ledger");
        }
        try {
            return looked(LedgerDatabase.file(file.path()), torn);
        } catch (SQLException e) {
            return closed("it cannot be opened: " + LedgerWords.reason(e));
        }
    }

    private Opened looked(LedgerDatabase database, Optional<String> torn) throws SQLException {
        try {
            if (database.isEmpty()) {
                return begun(database, torn);
            }
            Optional<String> objection = database.objection();
            return objection.isPresent() ? gone(database, objection.get()) : judged(database, torn);
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    private Opened begun(LedgerDatabase database, Optional<String> torn) throws SQLException {
        database.create();
        database.tolerateLoss(false);
        LedgerReport report = torn.map(damage -> repaired(0, damage))
                .orElseGet(() -> new LedgerReport(State.NEW, 0, "A new ledger was begun."));
        return writable(database, Head.NONE, report);
    }

    private Opened judged(LedgerDatabase database, Optional<String> torn) throws SQLException {
        ChainVerdict verdict = check(database);
        Optional<ChainVerdict.Break> broken = verdict.broken();
        if (broken.isPresent() && !broken.get().atEnd()) {
            return broken(database, verdict, broken.get());
        }
        Optional<String> unsound = broken.map(LedgerOpening::words).or(() -> pageDamage(database, verdict));
        if (unsound.isPresent()) {
            return rebuilt(database, verdict, unsound.get());
        }
        database.tolerateLoss(false);
        database.createWhatIsMissing();
        if (torn.isPresent()) {
            database.settleIntoFile();
            return writable(database, head(verdict), repaired(verdict.entries(), torn.get()));
        }
        return writable(database, head(verdict), whole(verdict));
    }

    /** An end that cannot even be found is looked for from the beginning. */
    private static ChainVerdict check(LedgerDatabase database) {
        try {
            long last = database.newest().map(entry -> entry.sequence()).orElse(0L);
            long known = last - MOST_CHECKED;
            if (known > 0 && database.count() == last) {
                Optional<String> hash = database.hashOf(known);
                if (hash.isPresent()) {
                    return ChainCheck.after(database, known, hash.get());
                }
            }
        } catch (SQLException _) {
            // Where it cannot be read is what the walk from the beginning tells.
        }
        return ChainCheck.all(database);
    }

    private static Optional<String> pageDamage(LedgerDatabase database, ChainVerdict verdict) {
        try {
            return verdict.entries() > MOST_CHECKED ? Optional.empty() : database.pageDamage(false);
        } catch (SQLException e) {
            return Optional.of(LedgerWords.reason(e));
        }
    }

    private Opened rebuilt(LedgerDatabase damaged, ChainVerdict verdict, String damage) throws SQLException {
        Optional<String> obstacle = file.setAside();
        if (obstacle.isEmpty()) {
            obstacle = file.rebuild(damaged, verdict.entries());
        } else {
            damaged.close();
        }
        if (obstacle.isPresent()) {
            return closed(damage + ", and it cannot be made good: " + obstacle.get());
        }
        LedgerDatabase database = LedgerDatabase.file(file.path());
        database.tolerateLoss(false);
        return writable(database, head(verdict), repaired(verdict.entries(), damage));
    }

    private Opened writable(LedgerDatabase database, Head head, LedgerReport report) {
        return new Opened(new SqliteLedger(database, Optional.of(lock), head, Optional.empty()), report);
    }

    private Opened broken(LedgerDatabase database, ChainVerdict verdict, ChainVerdict.Break damage) {
        String clause = "the ledger is damaged: " + words(damage);
        LedgerReport report = new LedgerReport(
                State.BROKEN,
                verdict.entries(),
                "The ledger is damaged: " + words(damage) + ". It can be read and is not written any more, so that no "
                        + "order goes out. Keep the file " + file.name() + " for whoever looks into it, and begin "
                        + "another by moving it away.");
        return new Opened(new SqliteLedger(database, Optional.of(lock), head(verdict), Optional.of(clause)), report);
    }

    private Opened gone(LedgerDatabase database, String reason) throws SQLException {
        database.close();
        return closed(reason);
    }

    /** Nothing can be read from it. */
    private Opened closed(String reason) {
        LedgerReport report = new LedgerReport(
                State.BROKEN,
                0,
                "The ledger " + file.path() + " cannot be used: " + reason
                        + ". Nothing was changed in it, and no order goes out.");
        try {
            LedgerDatabase nothing = LedgerDatabase.memory();
            nothing.create();
            Optional<String> refusal = Optional.of("the ledger cannot be used: " + reason);
            return new Opened(new SqliteLedger(nothing, Optional.of(lock), Head.NONE, refusal), report);
        } catch (SQLException e) {
            throw new IllegalStateException("a database in memory cannot be made", e);
        }
    }

    private static Head head(ChainVerdict verdict) {
        return new Head(verdict.entries(), verdict.head());
    }

    private LedgerReport repaired(long entries, String damage) {
        String copy = file.aside()
                .map(kept -> " A copy of the damaged file is " + kept + ".")
                .orElse("");
        return new LedgerReport(
                State.REPAIRED,
                entries,
                "The end of the ledger was damaged: " + damage + ". " + number(entries) + " whole entries were kept."
                        + copy);
    }

    private static LedgerReport whole(ChainVerdict verdict) {
        String checked = verdict.entries() > MOST_CHECKED
                ? "the newest " + number(MOST_CHECKED) + " were checked"
                : "all were checked";
        return new LedgerReport(
                State.WHOLE,
                verdict.entries(),
                "The ledger is whole: " + number(verdict.entries()) + " entries; " + checked + ".");
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String words(ChainVerdict.Break damage) {
        OptionalLong sequence = damage.sequence();
        return sequence.isPresent() ? "entry " + sequence.getAsLong() + ": " + damage.reason() : damage.reason();
    }
}
