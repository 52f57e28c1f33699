package gammadesk.analytics.hedging;

import java.util.EnumSet;
import java.util.Set;

/**
 * What autonomy depends on, as it is now. NaN is trouble, never health.
 *
 * @param dataAgeSeconds of the oldest price that matters
 * @param feedGap whether messages were missed and not yet made good
 * @param drawdownUsd loss since the day's best, positive
 * @param rejectedOrders of the desk's own in the last hour
 * @param clockSkewMillis between the venue's clock and ours
 * @param reconciled whether venue and desk agree on orders and positions
 * @param forecastInRange whether the forecast in use, if any, is inside the range on which it was tested
 */
public record DeskHealth(
        double dataAgeSeconds,
        boolean feedGap,
        double drawdownUsd,
        int rejectedOrders,
        double clockSkewMillis,
        boolean reconciled,
        boolean forecastInRange) {
    /**
     * What is still healthy.
     *
     * @param dataAgeSeconds at most
     * @param drawdownUsd at most
     * @param rejectedOrders at most
     * @param clockSkewMillis at most
     */
    public record Bounds(double dataAgeSeconds, double drawdownUsd, int rejectedOrders, double clockSkewMillis) {}

    /** Every reason to fall back, none when all is well. */
    public Set<FallBack> troubles(Bounds bounds) {
        Set<FallBack> troubles = EnumSet.noneOf(FallBack.class);
        add(troubles, FallBack.STALE_DATA, dataAgeSeconds <= bounds.dataAgeSeconds());
        add(troubles, FallBack.FEED_GAP, !feedGap);
        add(troubles, FallBack.DRAWDOWN, drawdownUsd <= bounds.drawdownUsd());
        add(troubles, FallBack.REJECTED_ORDERS, rejectedOrders <= bounds.rejectedOrders());
        add(troubles, FallBack.CLOCK, Math.abs(clockSkewMillis) <= bounds.clockSkewMillis());
        add(troubles, FallBack.RECONCILIATION, reconciled);
        add(troubles, FallBack.FORECAST_OUT_OF_RANGE, forecastInRange);
        return troubles;
    }

    private static void add(Set<FallBack> troubles, FallBack trouble, boolean isWell) {
        if (!isWell) {
            troubles.add(trouble);
        }
    }
}
