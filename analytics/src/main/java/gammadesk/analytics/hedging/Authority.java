package gammadesk.analytics.hedging;

/** By what right a proposal is executed. */
public sealed interface Authority {
    /**
     * First moment at which the right is gone, milliseconds since the epoch.
     *
     * @return {@link Long#MAX_VALUE} for a right without an end of its own
     */
    long untilMillis();

    /** Whether it was given for what has this hash. */
    boolean covers(String hash);

    /**
     * A person looked at it and approved.
     *
     * @param name who
     * @param hash of what was on the screen
     */
    record Person(String name, String hash) implements Authority {
        @Override
        public long untilMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public boolean covers(String other) {
            return hash.equals(other);
        }
    }

    /**
     * An armed budget set the money aside; see {@link BudgetLedger#reserve}.
     *
     * @param reservation what was set aside and for what
     */
    record Budgeted(Reservation reservation) implements Authority {
        @Override
        public long untilMillis() {
            return reservation.untilMillis();
        }

        @Override
        public boolean covers(String other) {
            return reservation.hash().equals(other);
        }
    }

    /**
     * The highest autonomy: everything inside the hard limits; see {@link Autonomy#hardLimits}.
     *
     * @param armedBy who armed it
     * @param hash of what is executed
     * @param untilMillis when the arming ends
     */
    record HardLimits(String armedBy, String hash, long untilMillis) implements Authority {
        @Override
        public boolean covers(String other) {
            return hash.equals(other);
        }
    }
}
