package gammadesk.connectors.ledger;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says a failure of the database as a clause for the trader. */
final class LedgerWords {
    private static final int PRIMARY = 0xff;

    private LedgerWords() {}

    static String reason(SQLException failure) {
        return failure instanceof SQLiteException sqlite ? reason(sqlite.getResultCode(), failure) : other(failure);
    }

    private static String reason(SQLiteErrorCode code, SQLException failure) {
        return switch (primary(code)) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_IOERR -> "the disk does not take it (" + code.name() + ")";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH -> "the ledger's file may not be written";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program holds the ledger's file";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "the ledger's file is damaged";
            case SQLITE_NOMEM -> "there is no memory left";
            case SQLITE_TOOBIG -> "the entry is too large";
            default -> other(failure);
        };
    }

    private static String other(SQLException failure) {
        return "the ledger's file does not take it (" + failure.getMessage() + ")";
    }

    /** Codes with more detail hold the plain one in their last eight bits. */
    static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & PRIMARY);
    }
}
