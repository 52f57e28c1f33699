package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.learning.path.PathSet;
import java.util.function.IntToDoubleFunction;

/**
 * A market, what a rule is shown of it, and what trading in it is like.
 *
 * @param market what happens
 * @param seen what rules are shown; numbers in it may be spoilt
 * @param costMultiple of the claim's own cost
 * @param mostTraded units of the underlying that can be traded at a moment, by path
 * @param funding paid from a moment to the next, a share of the value held on either side
 * @param outage when no decision can be made and the old hedge stands
 */
public record Scene(
        PathSet market,
        PathSet seen,
        double costMultiple,
        double mostTraded,
        IntToDoubleFunction funding,
        Outage outage) {
    /** Moments at which nothing is seen. */
    @FunctionalInterface
    public interface Outage {
        /** Whether a path's decision at a moment cannot be made. */
        boolean holds(int step, int path);
    }

    /** Throws {@link IllegalArgumentException} when what is seen has another shape, or a number is negative. */
    public Scene {
        if (seen.steps() != market.steps() || seen.paths() != market.paths() || !(costMultiple >= 0)) {
            throw new IllegalArgumentException("what is seen is not of this market");
        }
        if (!(mostTraded >= 0)) {
            throw new IllegalArgumentException("nothing can be traded: " + mostTraded);
        }
    }

    /** All is seen as it is, everything can be traded at the claim's cost, nothing is paid for holding. */
    public static Scene calm(PathSet market) {
        return new Scene(market, market, 1, Double.POSITIVE_INFINITY, _ -> 0, (_, _) -> false);
    }

    /** The same in another market, seen as it is. */
    Scene in(PathSet other) {
        return new Scene(other, other, costMultiple, mostTraded, funding, outage);
    }

    Scene showing(PathSet other) {
        return new Scene(market, other, costMultiple, mostTraded, funding, outage);
    }

    Scene costing(double multiple) {
        return new Scene(market, seen, multiple, mostTraded, funding, outage);
    }

    Scene tradingAtMost(double units) {
        return new Scene(market, seen, costMultiple, units, funding, outage);
    }

    Scene funded(IntToDoubleFunction share) {
        return new Scene(market, seen, costMultiple, mostTraded, share, outage);
    }

    Scene without(Outage moments) {
        return new Scene(market, seen, costMultiple, mostTraded, funding, moments);
    }
}
