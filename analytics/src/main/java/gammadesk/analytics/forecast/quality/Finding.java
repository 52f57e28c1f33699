package gammadesk.analytics.forecast.quality;

/**
 * One fault.
 *
 * @param fault what it is
 * @param source instrument or series
 * @param millis beginning of the bar, milliseconds since the epoch
 * @param words what was seen, in a clause
 * @param treatment what was done
 */
public record Finding(Fault fault, String source, long millis, String words, Treatment treatment) {
    /** What was done about a fault. */
    public enum Treatment {
        REPAIRED("repaired"),
        EXCLUDED("left out"),
        NOTED("only noted");

        private final String label;

        Treatment(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }
}
