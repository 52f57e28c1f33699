package gammadesk.analytics.forecast.flow;

/** What is kept of an instrument for every step; amounts are in the instrument's amount unit. */
public enum FlowSeries {
    /** Middle of the best quotes. */
    MID,
    /** Middle weighted by the size of the other side: {@link BookReading#microprice}. */
    MICROPRICE,
    /** Best ask less best bid, in basis points of the middle. */
    SPREAD_BPS,
    /** Share of bids less share of asks at the best level, -1 to 1. */
    IMBALANCE_1,
    /** The same over five levels. */
    IMBALANCE_5,
    /** The same over ten levels. */
    IMBALANCE_10,
    /** Order-flow imbalance at the best level, summed over the step: {@link OrderFlow#best}. */
    OFI,
    /** The same over ten levels: {@link OrderFlow#weighted}. */
    OFI_LEVELS,
    /** Bids within the band. */
    BID_DEPTH,
    /** Asks within the band. */
    ASK_DEPTH,
    /** What takers bought in the step. */
    BUY_VOLUME,
    /** What takers sold in the step. */
    SELL_VOLUME,
    /** What was bought by force less what was sold by force in the step. */
    LIQUIDATION
}
