package gammadesk.connectors.simulator.matching;

import java.util.Locale;

/** What a fill must come to before it acts on linked orders. */
public enum FillCondition {
    /** Any fill acts in full. */
    FIRST_HIT,
    /** Only the last fill acts. */
    COMPLETE_FILL,
    /** Every fill acts in proportion. */
    INCREMENTAL;

    /** The venue's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What a fill means for another order.
     *
     * @param filled of the order that acts, in {@link Units}
     * @param amount of the order that acts, in {@link Units}
     * @param whole of the other, in {@link Units}
     * @param lot to whose multiple a part is rounded down, in {@link Units}
     */
    long share(long filled, long amount, long whole, long lot) {
        if (filled >= amount) {
            return whole;
        }
        return switch (this) {
            case FIRST_HIT -> filled > 0 ? whole : 0;
            case COMPLETE_FILL -> 0;
            case INCREMENTAL -> Units.share(filled, amount, whole) / lot * lot;
        };
    }
}
