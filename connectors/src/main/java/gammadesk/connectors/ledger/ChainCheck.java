package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Ledger.Kind;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Walks along the chain and stops at the first entry that does not hold. */
final class ChainCheck {
    private static final Set<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.toUnmodifiableSet());

    private final LedgerDatabase database;
    private long sequence;
    private String head;
    private OptionalLong firstMillis = OptionalLong.empty();
    private OptionalLong lastMillis = OptionalLong.empty();

    private ChainCheck(LedgerDatabase database, long after, String head) {
        this.database = database;
        this.sequence = after;
        this.head = head;
    }

    /** Checks every entry. */
    static ChainVerdict all(LedgerDatabase database) {
        return new ChainCheck(database, 0, LedgerChain.GENESIS).walk("ORDER BY sequence", List.of());
    }

    /** Checks what follows an entry whose hash is taken for true. */
    static ChainVerdict after(LedgerDatabase database, long sequence, String hash) {
        return new ChainCheck(database, sequence, hash).walk("WHERE sequence > ? ORDER BY sequence", List.of(sequence));
    }

    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    private ChainVerdict walk(String clauses, List<?> parameters) {
        try {
            database.each(clauses, parameters, this::step);
            return verdict(Optional.empty());
        } catch (Broken e) {
            return verdict(Optional.of(e.reason()));
        } catch (SQLException e) {
            return verdict(Optional.of("it cannot be read (" + e.getMessage() + ")"));
        }
    }

    private void step(ResultSet row) throws SQLException, Broken {
        long found = row.getLong(1);
        if (found != sequence + 1) {
            throw new Broken("it is missing; the next one there is " + found);
        }
        byte[] kind = bytes(row, 2);
        if (!KINDS.contains(new String(kind, StandardCharsets.UTF_8))) {
            throw new Broken("it is of no known kind");
        }
        long atMillis = row.getLong(5);
        String due = LedgerChain.hash(head, found, kind, bytes(row, 3), bytes(row, 4), atMillis, bytes(row, 6));
        if (!due.equals(row.getString(7))) {
            throw new Broken("its hash is not that of its fields and of the entry before");
        }
        sequence = found;
        head = due;
        firstMillis = firstMillis.isPresent() ? firstMillis : OptionalLong.of(atMillis);
        lastMillis = OptionalLong.of(atMillis);
    }

    private static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte @Nullable [] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    private ChainVerdict verdict(Optional<String> reason) {
        return new ChainVerdict(
                sequence,
                firstMillis,
                lastMillis,
                head,
                reason.map(clause ->
                        new ChainVerdict.Break(OptionalLong.of(sequence + 1), clause, !isFollowed(sequence + 1))));
    }

    private boolean isFollowed(long place) {
        try {
            long[] rows = new long[1];
            database.each("WHERE sequence > ? ORDER BY sequence DESC LIMIT 1", List.of(place), row -> {
                bytes(row, 6);
                rows[0]++;
            });
            return rows[0] > 0;
        } catch (SQLException _) {
            return false;
        }
    }
}
