package gammadesk.connectors.replay;

/** How a session ends. */
public sealed interface SessionEnd {
    /** It is not read to its end yet. */
    record NotReached() implements SessionEnd {}

    /** The recording was ended in order and everything is there. */
    record Whole(long lines) implements SessionEnd {}

    /**
     * The recording was not ended, as after a crash: what is there is sound, what followed is missing.
     *
     * @param lines that are there
     */
    record BrokenOff(long lines) implements SessionEnd {
        /** For whoever reads the results. */
        public String words() {
            return "the recording breaks off after line " + (lines + 1) + ": it was not ended in order";
        }
    }
}
