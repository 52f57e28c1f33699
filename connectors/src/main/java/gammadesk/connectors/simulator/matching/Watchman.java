package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.InstrumentState;
import gammadesk.connectors.simulator.matching.MarketPort.Prices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees to what happens to orders by itself: triggers, the end of the session, prices that follow the market. */
final class Watchman {
    private static final long DAY_MILLIS = 86_400_000;
    /** Sessions end at 08:00 UTC. */
    private static final long SESSION_END_MILLIS = 28_800_000;

    private final MarketPort market;
    private final Orders orders;
    private final Waiting waiting;
    private final Placing placing;
    private final Changing changing;
    private final LinkKeeper keeper;
    private final MatchingListener listener;
    private long session = Long.MIN_VALUE;

    Watchman(
            MarketPort market,
            Orders orders,
            Waiting waiting,
            Placing placing,
            Changing changing,
            LinkKeeper keeper,
            MatchingListener listener) {
        this.market = market;
        this.orders = orders;
        this.waiting = waiting;
        this.placing = placing;
        this.changing = changing;
        this.keeper = keeper;
        this.listener = listener;
    }

    void advance(long now) {
        endSession(now);
        watch(now);
        waiting.advanced().stream()
                .filter(order -> order.state() == OrderState.OPEN)
                .forEach(order -> changing.reprice(order, now));
    }

    private void endSession(long now) {
        long present = session(now);
        if (present != session) {
            session = present;
            orders.live().stream()
                    .filter(order -> order.terms().timeInForce() == TimeInForce.GOOD_TIL_DAY)
                    .filter(order -> session(order.createdMillis) < present)
                    .toList()
                    .forEach(order -> changing.end(order, CancelReason.SETTLEMENT, now));
        }
    }

    private static long session(long millis) {
        return Math.floorDiv(millis - SESSION_END_MILLIS, DAY_MILLIS);
    }

    private void watch(long now) {
        List<LiveOrder> untriggered = waiting.untriggered();
        Map<String, Optional<Prices>> known = new HashMap<>();
        for (LiveOrder order : untriggered) {
            Optional<Prices> prices = known.computeIfAbsent(order.terms().instrument(), this::prices);
            if (prices.isPresent() && order.state() == OrderState.UNTRIGGERED) {
                watch(order, prices.get(), now);
            }
        }
    }

    private Optional<Prices> prices(String instrument) {
        return market.instrument(instrument)
                .filter(found -> found.state() == InstrumentState.OPEN)
                .map(_ -> market.prices(instrument));
    }

    private void watch(LiveOrder order, Prices prices, long now) {
        Watch watch = order.watch().orElseThrow();
        double price = Watch.watched(watch.source(), prices);
        if (Double.isNaN(price)) {
            return;
        }
        long units = Units.nearest(price);
        Watch next = watch.follow(units);
        if (next.isHit(units)) {
            trigger(order, now);
        } else if (!next.equals(watch)) {
            order.watch(next);
            listener.orderChanged(order.report());
        }
    }

    private void trigger(LiveOrder order, long now) {
        OrderTerms terms = order.terms().triggered();
        switch (placing.place(order.account, terms, placed -> succeed(order, placed), now)) {
            case Outcome.Accepted accepted -> order.triggered(accepted.order().id(), now);
            case Outcome.Refused refused -> order.rejected(refused.refusal(), now);
        }
        orders.close(order);
        listener.orderChanged(order.report());
        keeper.cut(now);
    }

    private static void succeed(LiveOrder trigger, LiveOrder placed) {
        placed.placedBy(trigger.id);
        trigger.links().ifPresent(placed::link);
    }
}
