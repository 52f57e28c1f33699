package gammadesk.analytics.port;

/**
 * What was found when a ledger was opened, for the screen and the log.
 *
 * @param state how it stands
 * @param entries how many whole entries it holds
 * @param sentence what was found and what was done about it, for the trader
 */
public record LedgerReport(State state, long entries, String sentence) {
    /** How a ledger stands after its opening. */
    public enum State {
        /** It was begun now. */
        NEW,
        /** Everything was as it was left. */
        WHOLE,
        /** Its end was damaged; whole entries were kept and the damaged file was set aside. */
        REPAIRED,
        /** It is damaged where that cannot be made good: it can be read as far as it goes and is not written. */
        BROKEN
    }

    /** Whether entries can be written, and so orders sent. */
    public boolean isWritable() {
        return state != State.BROKEN;
    }
}
