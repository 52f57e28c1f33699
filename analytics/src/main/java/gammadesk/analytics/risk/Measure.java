package gammadesk.analytics.risk;

/** What is known of a book at a node of a scenario grid, in the units of {@link RiskGreeks}. */
public enum Measure {
    /** Change of the value against the present moment, USD or coin. */
    PROFIT,
    DELTA,
    GAMMA,
    VEGA,
    TERM_VEGA,
    THETA,
    RHO,
    VANNA,
    VOLGA,
    CHARM,
    SPEED
}
