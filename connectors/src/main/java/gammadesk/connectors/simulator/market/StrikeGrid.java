package gammadesk.connectors.simulator.market;

import gammadesk.connectors.simulator.market.ListingCalendar.Cycle;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which strikes the venue lists around a forward: fine steps near it, coarser ones further out, wider for longer
 * cycles. The zones are those of the recorded chains, thinned to about 300 strikes a coin.
 */
final class StrikeGrid {
    /** Strikes from {@code low} to {@code high} times the forward in steps of the given rank. */
    private record Zone(double low, double high, int rank) {}

    private static final Zone[] DAY = {new Zone(0.965, 1.035, 0), new Zone(0.88, 1.12, 1)};
    private static final Zone[] WEEK = {new Zone(0.87, 1.13, 1), new Zone(0.76, 1.26, 2)};
    private static final Zone[] MONTH = {new Zone(0.9, 1.1, 1), new Zone(0.72, 1.34, 2), new Zone(0.5, 1.75, 3)};
    private static final Zone[] QUARTER = {new Zone(0.9, 1.12, 2), new Zone(0.55, 1.5, 3), new Zone(0.3, 2.7, 4)};

    private StrikeGrid() {}

    /** Strikes in USD, ascending. */
    static SortedSet<Integer> around(CoinProfile profile, Cycle cycle, double forward) {
        SortedSet<Integer> strikes = new TreeSet<>();
        for (Zone zone : zones(cycle)) {
            int step = profile.steps().get(zone.rank());
            int first = (int) Math.ceil(Math.pow(zone.low(), profile.gridReach()) * forward / step);
            int last = (int) Math.floor(Math.pow(zone.high(), profile.gridReach()) * forward / step);
            for (int i = first; i <= last; i++) {
                strikes.add(i * step);
            }
        }
        return strikes;
    }

    /** How far the forward may run from where the grid was laid before it is laid anew, as a log ratio. */
    static double slack(Cycle cycle) {
        return switch (cycle) {
            case DAY -> 0.03;
            case WEEK -> 0.05;
            case MONTH -> 0.08;
            case QUARTER -> 0.12;
        };
    }

    private static Zone[] zones(Cycle cycle) {
        return switch (cycle) {
            case DAY -> DAY;
            case WEEK -> WEEK;
            case MONTH -> MONTH;
            case QUARTER -> QUARTER;
        };
    }
}
