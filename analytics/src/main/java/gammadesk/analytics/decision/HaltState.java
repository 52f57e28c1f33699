package gammadesk.analytics.decision;

/** Whether orders may be sent at all. */
public sealed interface HaltState {
    /** One sentence for the trader. */
    String sentence();

    /** They may, as far as the kill switch is concerned. */
    record Running() implements HaltState {
        @Override
        public String sentence() {
            return "Orders may be sent.";
        }
    }

    /**
     * They may not, until a person resets it with a reason.
     *
     * @param mode what was done
     * @param by who or what pressed it
     * @param reason why, one clause
     * @param atMillis when, milliseconds since the epoch
     * @param progress what became of it so far, such as {@code 200 working orders cancelled in 38 ms}; empty at first
     */
    record Halted(HaltMode mode, String by, String reason, long atMillis, String progress) implements HaltState {
        @Override
        public String sentence() {
            return "HALTED (" + mode.word() + ") by " + by + ": " + reason + "."
                    + (progress.isEmpty() ? "" : " " + progress + ".");
        }

        /** The same, further on. */
        public Halted with(String more) {
            return new Halted(mode, by, reason, atMillis, more);
        }
    }
}
