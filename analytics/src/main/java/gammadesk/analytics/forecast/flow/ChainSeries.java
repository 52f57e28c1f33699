package gammadesk.analytics.forecast.flow;

/** What is kept of a coin's option chain for every step. */
public enum ChainSeries {
    /** Vega that takers bought less what they sold in the step, USD per vol point. */
    VEGA_FLOW,
    /** Vega that changed hands in the step, USD per vol point. */
    VEGA_TRADED,
    /** Ask volatility less bid volatility, vol points, mean by vega over options with both. */
    SPREAD_VOL_POINTS,
    /** (bid size - ask size) / (bid size + ask size) at the best quotes, mean by vega over options with any quote. */
    QUOTE_IMBALANCE,
    /** Share of the quoted options that have only one side. */
    ONE_SIDED_SHARE,
    /** How many options have a quote. */
    QUOTED
}
