package gammadesk.analytics.market;

/** In what an instrument is quoted and settled. */
public enum Settlement {
    /** Coin-settled: prices of options in coin per coin, amounts of futures in USD. */
    INVERSE,
    /** Settled in a USD-like money: prices and amounts as on a classical exchange. */
    LINEAR
}
