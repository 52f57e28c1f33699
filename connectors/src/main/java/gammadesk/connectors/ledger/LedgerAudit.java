package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Ledger.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A ledger's file to look at, whether or not a desk writes it meanwhile: nothing is changed, and all that is seen is of
 * one moment. For one thread.
 */
public final class LedgerAudit implements AutoCloseable {
    private final LedgerDatabase database;

    private LedgerAudit(LedgerDatabase database) {
        this.database = database;
    }

    /**
     * Opens a ledger.
     *
     * @throws IOException when there is none, or the file is something else
     */
    public static LedgerAudit open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no ledger " + file);
        }
        if (!LedgerFile.isDatabase(file)) {
            throw new IOException("this is no ledger: " + file);
        }
        try {
            return new LedgerAudit(known(LedgerDatabase.readOnly(file), file));
        } catch (SQLException e) {
            throw new IOException("the ledger " + file + " cannot be read: " + LedgerWords.reason(e), e);
        }
    }

    private static LedgerDatabase known(LedgerDatabase database, Path file) throws IOException, SQLException {
        try {
            database.tolerateLoss(true);
            database.freeze();
            Optional<String> objection = database.objection();
            if (objection.isPresent()) {
                throw new IOException("this is no ledger: " + file + ": " + objection.get());
            }
            return database;
        } catch (IOException | SQLException e) {
            database.close();
            throw e;
        }
    }

    /** Checks every entry, and then the pages and indexes of the file. */
    public ChainVerdict verify() {
        ChainVerdict verdict = ChainCheck.all(database);
        return verdict.broken().isPresent() ? verdict : pages(verdict);
    }

    private ChainVerdict pages(ChainVerdict verdict) {
        try {
            return database.pageDamage(true)
                    .map(reason -> verdict.with(new ChainVerdict.Break(OptionalLong.empty(), reason, true)))
                    .orElse(verdict);
        } catch (SQLException e) {
            String reason = "the file's pages cannot be read: " + LedgerWords.reason(e);
            return verdict.with(new ChainVerdict.Break(OptionalLong.empty(), reason, true));
        }
    }

    /** Takes entries one by one. */
    public interface Visitor {
        /** One entry. */
        void entry(Entry entry) throws IOException;
    }

    /**
     * Hands over the entries that are wanted, oldest first, without holding them all.
     *
     * @throws IOException when the ledger cannot be read on or the visitor fails
     */
    public void each(LedgerFilter filter, Visitor visitor) throws IOException {
        try {
            database.each(filter.clauses(), filter.parameters(), row -> visitor.entry(LedgerDatabase.entry(row)));
        } catch (SQLException e) {
            throw new IOException("the ledger cannot be read on: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IOException("the ledger cannot be closed: " + e.getMessage(), e);
        }
    }
}
