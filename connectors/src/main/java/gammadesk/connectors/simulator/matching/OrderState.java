package gammadesk.connectors.simulator.matching;

import java.util.Locale;

/** Where an order stands. */
public enum OrderState {
    OPEN,
    UNTRIGGERED,
    /** A trigger order that has placed its order. */
    TRIGGERED,
    FILLED,
    /** A trigger order whose order was refused when it triggered. */
    REJECTED,
    CANCELLED;

    /** The venue's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it can still be edited and cancelled. */
    public boolean isLive() {
        return this == OPEN || this == UNTRIGGERED;
    }
}
