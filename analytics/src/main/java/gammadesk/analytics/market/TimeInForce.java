package gammadesk.analytics.market;

import java.util.Locale;

/** How long an order stays. */
public enum TimeInForce {
    GOOD_TIL_CANCELLED,
    GOOD_TIL_DAY,
    IMMEDIATE_OR_CANCEL,
    FILL_OR_KILL;

    /** The venue's word, such as {@code fill_or_kill}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
