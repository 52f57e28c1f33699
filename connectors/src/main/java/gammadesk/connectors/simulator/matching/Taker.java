package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;

/** Who comes to the book to trade at once. Prices and amounts in {@link Units}. */
interface Taker {
    Side side();

    /** Whether a resting price is good enough. */
    boolean accepts(long price);

    long remaining();

    void fill(long price, long amount, long now);

    Party party();

    boolean isForced();

    /** 1 or -1 where the market's own makers buy or sell by this, 0 where they have no part in it. */
    int makersSign();
}
