package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.TickLadder;

/** The price ladder of an instrument in {@link Units}. A price at a boundary still belongs to the finer tick. */
final class PriceTicks {
    private final long[] above;
    private final long[] ticks;

    PriceTicks(TickLadder ladder) {
        int steps = ladder.steps().size();
        above = new long[steps];
        ticks = new long[steps + 1];
        ticks[0] = Units.exact(ladder.base());
        for (int i = 0; i < steps; i++) {
            above[i] = Units.exact(ladder.steps().get(i).above());
            ticks[i + 1] = Units.exact(ladder.steps().get(i).tick());
        }
    }

    boolean accepts(long price) {
        return price % tickAt(price) == 0;
    }

    /** The highest acceptable price not above one. */
    long floor(long price) {
        return Math.floorDiv(price, tickAt(price)) * tickAt(price);
    }

    /** The lowest acceptable price not below one. */
    long ceil(long price) {
        return Math.ceilDiv(price, tickAt(price)) * tickAt(price);
    }

    /** The next acceptable price below; not positive where there is none. */
    long below(long price) {
        return floor(price - 1);
    }

    /** The next acceptable price above. */
    long above(long price) {
        return ceil(price + 1);
    }

    private long tickAt(long price) {
        int i = above.length;
        while (i > 0 && price <= above[i - 1]) {
            i--;
        }
        return ticks[i];
    }
}
