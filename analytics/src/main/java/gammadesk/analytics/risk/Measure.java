package gammadesk.analytics.risk;

/** What is known of a book at a node of a scenario grid, in the units of {@link RiskGreeks}. */
public enum Measure {
    /** Change of the value against the present moment, USD or coin. */
    PROFIT(0),
    DELTA(1),
    GAMMA(2),
    VEGA(3),
    TERM_VEGA(4),
    THETA(5),
    RHO(6),
    VANNA(7),
    VOLGA(8),
    CHARM(9),
    SPEED(10);

    private final int place;

    Measure(int place) {
        this.place = place;
    }

    /** Where its numbers stand in a table of all measures. */
    int place() {
        return place;
    }
}
