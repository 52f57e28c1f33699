package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.InstrumentState;

/** Whether the venue as a whole can be traded on. */
public enum PlatformState {
    OPEN(InstrumentState.OPEN),
    /** The daily settlement is being done. */
    SETTLEMENT(InstrumentState.SETTLEMENT),
    /** Trading is halted; cancelling works. */
    HALTED(InstrumentState.HALTED),
    /** Locked by the venue for everybody; cancelling works. */
    LOCKED(InstrumentState.LOCKED),
    /** Locked, and nothing is answered. */
    MAINTENANCE(InstrumentState.LOCKED);

    private final InstrumentState instruments;

    PlatformState(InstrumentState instruments) {
        this.instruments = instruments;
    }

    /** The state of everything that would be open. */
    public InstrumentState instruments() {
        return instruments;
    }

    /** Whether accounts are locked too. */
    public boolean locksAccounts() {
        return instruments == InstrumentState.LOCKED;
    }

    /** Whether those who have not logged in get answers. */
    public boolean isPublic() {
        return this != MAINTENANCE;
    }
}
