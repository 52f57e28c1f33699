package gammadesk.analytics.market;

/** Whether an instrument can be traded now. Cancels are still accepted in {@link #LOCKED} and {@link #HALTED}. */
public enum InstrumentState {
    OPEN,
    SETTLEMENT,
    DELIVERED,
    INACTIVE,
    LOCKED,
    HALTED,
    ARCHIVED,
    /** The venue sent a word that is not known here. */
    UNKNOWN
}
