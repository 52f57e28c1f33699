package gammadesk.app.hedging;

import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.DeskHealth;
import gammadesk.analytics.hedging.FallBack;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Venue;
import gammadesk.app.trading.OrderPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Whether the desk is well enough to act by itself. The venue's clock is watched against ours by how the distance of
 * the two moves: a distance that stays is a setting, one that moves is trouble. The clock of the exchange inside this
 * program runs at whatever speed was chosen and is not judged.
 */
final class HealthRoom {
    private static final int MOST_REJECTED = 3;
    private static final double MOST_SKEW_MILLIS = 2_000;
    private static final int DISTANCES = 240;

    private final OrderPath path;
    private final Deque<Double> distances = new ArrayDeque<>();

    HealthRoom(OrderPath path) {
        this.path = path;
    }

    /** Once a turn, before the coins are asked for. */
    void take(HedgeScene scene) {
        scene.snapshot().markets().values().stream()
                .mapToDouble(market -> market.venueMillis() - scene.snapshot().publishedNanos() / 1e6)
                .max()
                .ifPresent(distances::addLast);
        if (distances.size() > DISTANCES) {
            distances.removeFirst();
        }
    }

    Set<FallBack> troubles(HedgeScene scene, CoinDesk desk, DayBook day, boolean isReconciled) {
        HedgePolicy policy = desk.policy();
        return health(scene, desk, day, isReconciled)
                .troubles(new DeskHealth.Bounds(
                        policy.limits().dataAgeSeconds(),
                        policy.limits().dailyLossUsd(),
                        MOST_REJECTED,
                        MOST_SKEW_MILLIS));
    }

    /** A forecast outside of the range on which it was tested is not used, so none in use is. */
    private DeskHealth health(HedgeScene scene, CoinDesk desk, DayBook day, boolean isReconciled) {
        Currency coin = desk.coin();
        boolean isAgreed = isReconciled
                && path.health().state() == GatewayState.READY
                && path.view().unknownLabels().isEmpty();
        return new DeskHealth(
                scene.indexAge(coin),
                scene.snapshot().health().state() != FeedState.LIVE
                        || scene.snapshot().health().staleBooks() > 0,
                day.drawdownUsd(),
                desk.rejections(scene.nowMillis()),
                skewMillis(scene),
                isAgreed,
                true);
    }

    private double skewMillis(HedgeScene scene) {
        boolean isOurs = scene.snapshot().venue().environment() == Venue.Environment.EMBEDDED;
        return isOurs || distances.isEmpty() ? 0 : distances.getLast() - distances.getFirst();
    }
}
