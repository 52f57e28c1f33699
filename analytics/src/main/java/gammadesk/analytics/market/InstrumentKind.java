package gammadesk.analytics.market;

/** What sort of contract an instrument is. */
public enum InstrumentKind {
    OPTION,
    FUTURE,
    PERPETUAL,
    SPOT,
    OPTION_COMBO,
    FUTURE_COMBO;

    /** Whether a trade in it is also reported once per leg. */
    public boolean isCombo() {
        return this == OPTION_COMBO || this == FUTURE_COMBO;
    }
}
