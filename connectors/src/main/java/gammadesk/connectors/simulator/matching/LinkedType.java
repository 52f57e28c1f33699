package gammadesk.connectors.simulator.matching;

import java.util.Locale;

/** How linked orders act on each other. */
public enum LinkedType {
    /** A fill of the primary order places others. */
    ONE_TRIGGERS_OTHER,
    /** A fill of one of two cancels the other. */
    ONE_CANCELS_OTHER,
    /** A fill of the primary order places two, of which one cancels the other. */
    ONE_TRIGGERS_ONE_CANCELS_OTHER;

    /** The venue's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether so many others can be linked. */
    boolean takes(int others) {
        return switch (this) {
            case ONE_TRIGGERS_OTHER -> others > 0;
            case ONE_CANCELS_OTHER -> others == 1;
            case ONE_TRIGGERS_ONE_CANCELS_OTHER -> others == 2;
        };
    }
}
