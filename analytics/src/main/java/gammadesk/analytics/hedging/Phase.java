package gammadesk.analytics.hedging;

import java.util.EnumSet;
import java.util.Set;

/** Where a proposal stands, and where it may go from there. */
public enum Phase {
    /** Shown; nobody has decided. */
    PROPOSED,
    /** A changed version is shown; nobody has decided on that one. */
    EDITED,
    /** May be executed as shown, for as long as the approval holds. */
    APPROVED,
    /** Somebody said no. */
    REJECTED,
    /** Its time or its market is over; it may be shown again as a new version. */
    EXPIRED,
    /** A newer proposal stands in its place. */
    SUPERSEDED,
    /** Orders may be at the venue. */
    EXECUTING,
    /** Some of it was filled. */
    PARTIALLY_FILLED,
    /** All of it was filled. */
    DONE,
    /** Ended with less than all of it; no order of it lives. */
    FAILED,
    /** It is not known what the venue has; nothing of it may be sent. */
    UNKNOWN,
    /** Stopped from outside; orders may live until it is settled. */
    HALTED;

    /** The lawful next phases; empty at an end. */
    public Set<Phase> next() {
        return switch (this) {
            case PROPOSED, EDITED -> EnumSet.of(APPROVED, REJECTED, EDITED, EXPIRED, SUPERSEDED, HALTED);
            case APPROVED -> EnumSet.of(EXECUTING, REJECTED, EDITED, EXPIRED, SUPERSEDED, HALTED);
            case EXPIRED -> EnumSet.of(EDITED, SUPERSEDED);
            case EXECUTING, PARTIALLY_FILLED -> EnumSet.of(PARTIALLY_FILLED, DONE, FAILED, UNKNOWN, HALTED);
            case UNKNOWN -> EnumSet.of(EXECUTING, PARTIALLY_FILLED, DONE, FAILED, HALTED);
            case HALTED -> EnumSet.of(DONE, FAILED);
            case REJECTED, SUPERSEDED, DONE, FAILED -> EnumSet.noneOf(Phase.class);
        };
    }

    /** Whether orders of it may be at the venue. */
    public boolean mayHaveOrders() {
        return this == EXECUTING || this == PARTIALLY_FILLED || this == UNKNOWN;
    }

    /** Whether nothing can happen to it any more. */
    public boolean isEnd() {
        return next().isEmpty();
    }
}
