package gammadesk.analytics.hedging;

/**
 * How long a proposal may be acted on.
 *
 * @param untilMillis first moment at which it may not, milliseconds since the epoch
 * @param maximumMove largest relative move of any shown price, a fraction; NaN allows none
 */
public record Validity(long untilMillis, double maximumMove) {
    /** Why it may no longer be acted on, empty text while it may. */
    String lapse(long atMillis, MarketSeen shown, MarketSeen now) {
        if (atMillis >= untilMillis) {
            return "its time is over";
        }
        boolean isNear = shown.distanceTo(now) <= maximumMove;
        return isNear ? "" : "the market moved away from what was shown";
    }
}
