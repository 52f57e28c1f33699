package gammadesk.analytics.hedging;

/** Where a proposal stands, with what belongs to it. */
public sealed interface ProposalState {
    /** The state's name. */
    Phase phase();

    /** One sentence for the screen. */
    String sentence();

    /** Nobody has decided. */
    record Proposed() implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.PROPOSED;
        }

        @Override
        public String sentence() {
            return "Waits for a decision.";
        }
    }

    /** A new version, checked again, waits for a decision. */
    record Edited() implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.EDITED;
        }

        @Override
        public String sentence() {
            return "Waits for a decision on its new version.";
        }
    }

    /**
     * May be executed.
     *
     * @param authority by what right
     * @param hash of what was approved
     * @param untilMillis first moment at which the approval is void
     */
    record Approved(Authority authority, String hash, long untilMillis) implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.APPROVED;
        }

        @Override
        public String sentence() {
            return "Is approved and about to be executed.";
        }
    }

    /** Somebody said no and why. */
    record Rejected(String by, String reason) implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.REJECTED;
        }

        @Override
        public String sentence() {
            return "Was rejected by " + by + ": " + reason + ".";
        }
    }

    /** Was not acted on in time. */
    record Expired(String reason) implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.EXPIRED;
        }

        @Override
        public String sentence() {
            return "Has expired: " + reason + ".";
        }
    }

    /** Another one stands in its place. */
    record Superseded(String by) implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.SUPERSEDED;
        }

        @Override
        public String sentence() {
            return "Was replaced by " + by + ".";
        }
    }

    /** Orders may be at the venue. */
    record Executing(Authority authority) implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.EXECUTING;
        }

        @Override
        public String sentence() {
            return "Is being executed.";
        }
    }

    /**
     * Some of it was filled.
     *
     * @param share of the whole, above 0 and below 1
     */
    record PartiallyFilled(Authority authority, double share) implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.PARTIALLY_FILLED;
        }

        @Override
        public String sentence() {
            return "Is filled by " + Math.round(share * 100) + " %.";
        }
    }

    /** All of it was filled. */
    record Done() implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.DONE;
        }

        @Override
        public String sentence() {
            return "Is done.";
        }
    }

    /** Ended with less than all of it. */
    record Failed(String reason) implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.FAILED;
        }

        @Override
        public String sentence() {
            return "Has failed: " + reason + ".";
        }
    }

    /**
     * Nobody knows what the venue has.
     *
     * @param share known to be filled before sight was lost
     */
    record Unknown(Authority authority, double share, String reason) implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.UNKNOWN;
        }

        @Override
        public String sentence() {
            return "Its orders are being looked up at the venue: " + reason + ".";
        }
    }

    /**
     * Stopped from outside.
     *
     * @param ordersMayLive whether it was stopped while orders could be at the venue: then it still has to be settled
     */
    record Halted(String reason, boolean ordersMayLive) implements ProposalState {
        @Override
        public Phase phase() {
            return Phase.HALTED;
        }

        @Override
        public String sentence() {
            return "Was halted: " + reason + (ordersMayLive ? "; its orders have to be settled." : ".");
        }
    }
}
