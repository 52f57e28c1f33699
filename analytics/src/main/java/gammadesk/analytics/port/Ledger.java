package gammadesk.analytics.port;

import java.util.List;
import java.util.Optional;

/**
 * The record of everything that was decided, sent and done. It only grows; every entry carries the hash of the one
 * before it, so that a change of the past shows. Thread-safe; a write returns once it is on the disk. Reading throws
 * {@link IllegalStateException} when the ledger is closed or cannot be read: silence would be taken for an empty past.
 */
public interface Ledger extends AutoCloseable {
    /**
     * Writes an entry. What it stands for may only be done when this says {@link Outcome.Written}. Never throws: a full
     * disk, a closed or damaged ledger and text that is no Unicode end as {@link Outcome.Failed}, and nothing of the
     * entry is kept.
     *
     * @param kind what it is of
     * @param subject of which proposal, order, trade, coin or key
     * @param actor who or what did it
     * @param atMillis when, milliseconds since the epoch
     * @param content in JSON, one object; kept as it is given
     */
    Outcome append(Kind kind, String subject, String actor, long atMillis, String content);

    /** The newest entry of a kind on a subject. */
    Optional<Entry> latest(Kind kind, String subject);

    /**
     * Entries of some kinds, oldest first, at most the newest {@code most} of them; none for no kinds or none wanted.
     */
    List<Entry> latest(List<Kind> kinds, int most);

    /** All entries on a subject, oldest first. */
    List<Entry> about(String subject);

    /** Why it cannot be written now, one clause; empty when nothing is known against it, as after a write. */
    Optional<String> obstacle();

    @Override
    void close();

    /** What an entry is of. */
    enum Kind {
        /** The desk started or ended, or found something at its start. */
        DESK,
        /** A key was let in or left. */
        LOGIN,
        /** A proposal was made or changed, with its whole explanation. */
        PROPOSAL,
        /** A proposal moved from one state to the next. */
        TRANSITION,
        /** An order is about to be sent. */
        ORDER,
        /** A cancel or a change of an order is about to be sent. */
        CHANGE,
        /** What the venue answered. */
        ANSWER,
        /** An order was executed. */
        FILL,
        /** Limits, budgets or goals were changed. */
        POLICY,
        /** Autonomy was armed or disarmed, or fell back. */
        AUTONOMY,
        /** Budget was set aside, spent or given back. */
        BUDGET,
        /** The kill switch was pressed or reset. */
        HALT,
        /** What a hedge did, looked at later. */
        REVIEW
    }

    /**
     * One entry.
     *
     * @param sequence 1 for the first, without holes
     * @param hash of it and of everything before it, 64 hexadecimal digits
     */
    record Entry(long sequence, Kind kind, String subject, String actor, long atMillis, String content, String hash) {}

    /** What became of a write. */
    sealed interface Outcome {
        /**
         * It is on the disk.
         *
         * @param sequence of the entry
         */
        record Written(long sequence) implements Outcome {}

        /**
         * It is not.
         *
         * @param reason a clause, such as {@code the disk is full}
         */
        record Failed(String reason) implements Outcome {}
    }
}
