package gammadesk.analytics.hedging;

import gammadesk.analytics.market.Side;

/** What the optimiser may do with options. Futures and spot are traded either way. */
public enum Reach {
    /** Buy and sell whatever has a price. */
    ANY,
    /**
     * Only take back what is held. An opened option costs again when it is closed, and has to be followed by another
     * when it expires; neither lies within the scenarios. What is taken back costs once.
     */
    TAKE_BACK;

    /**
     * The largest amount of an instrument that may be traded.
     *
     * @param held of it in the book, sold ones negative
     */
    double most(HedgeInstrument instrument, Side side, double held) {
        return this == ANY || instrument.isDeltaOne() ? Double.POSITIVE_INFINITY : Math.max(0, -side.sign() * held);
    }
}
