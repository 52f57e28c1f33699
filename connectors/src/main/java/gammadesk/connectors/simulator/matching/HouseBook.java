package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;

/**
 * The market's own resting liquidity in one instrument. Prices and amounts are in {@link Units}. Levels are numbered
 * from the best one, 0.
 */
public interface HouseBook {
    /** An instrument without any. */
    HouseBook EMPTY = new HouseBook() {
        @Override
        public int levels(Side side) {
            return 0;
        }

        @Override
        public long price(Side side, int level) {
            throw new IndexOutOfBoundsException(level);
        }

        @Override
        public long amount(Side side, int level) {
            throw new IndexOutOfBoundsException(level);
        }

        @Override
        public void take(Side side, long amount) {
            throw new IllegalStateException("nothing to take");
        }
    };

    /** How many price levels rest on a side. */
    int levels(Side side);

    /** The price of a level. */
    long price(Side side, int level);

    /** The amount at a level, positive. */
    long amount(Side side, int level);

    /** Takes from the best level, no more than is there; an emptied level disappears. */
    void take(Side side, long amount);
}
