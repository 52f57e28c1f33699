package gammadesk.analytics.hedging;

/**
 * How far the kill switch may flatten the delta of one coin.
 *
 * @param totalUsd in all, USD of notional
 * @param orderUsd by one order, USD of notional
 * @param collar how far from the mark a limit price may be, a share of it, below 1
 */
public record FlattenLimits(double totalUsd, double orderUsd, double collar) {
    /** Whether these are limits at all: with NaN or nothing nothing may be sent. */
    boolean areUsable() {
        return totalUsd > 0 && orderUsd > 0 && collar >= 0 && collar < 1 && Double.isFinite(totalUsd + orderUsd);
    }
}
