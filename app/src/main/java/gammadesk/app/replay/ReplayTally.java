package gammadesk.app.replay;

import gammadesk.analytics.backtest.venue.VenueNews;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a replay's orders.
 *
 * @param orders sent
 * @param fills executions of them
 * @param makerFills those of resting orders
 * @param missed orders that found nothing any more of what was shown
 * @param refusals orders the venue refused, by its reason
 * @param marginCalls of the account
 * @param liquidations parts of positions that the venue closed
 */
public record ReplayTally(
        long orders,
        long fills,
        long makerFills,
        long missed,
        Map<String, Integer> refusals,
        long marginCalls,
        long liquidations) {
    static final ReplayTally NONE = new ReplayTally(0, 0, 0, 0, Map.of(), 0, 0);

    public ReplayTally {
        refusals = Map.copyOf(refusals);
    }

    ReplayTally order() {
        return new ReplayTally(orders + 1, fills, makerFills, missed, refusals, marginCalls, liquidations);
    }

    ReplayTally fill(VenueNews.Filled news) {
        return new ReplayTally(
                orders, fills + 1, makerFills + (news.maker() ? 1 : 0), missed, refusals, marginCalls, liquidations);
    }

    ReplayTally miss() {
        return new ReplayTally(orders, fills, makerFills, missed + 1, refusals, marginCalls, liquidations);
    }

    ReplayTally refusal(VenueNews.Refusal why) {
        Map<String, Integer> next = new TreeMap<>(refusals);
        next.merge(why.sentence(), 1, Integer::sum);
        return new ReplayTally(orders, fills, makerFills, missed, next, marginCalls, liquidations);
    }

    ReplayTally marginCall() {
        return new ReplayTally(orders, fills, makerFills, missed, refusals, marginCalls + 1, liquidations);
    }

    ReplayTally liquidation() {
        return new ReplayTally(orders, fills, makerFills, missed, refusals, marginCalls, liquidations + 1);
    }
}
