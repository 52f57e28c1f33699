package gammadesk.analytics.risk;

/** Which volatilities a shock moves, and how far each. A shock of 0.10 is ten vol points. */
public enum VolShape {
    /** Every volatility by the same. */
    PARALLEL,
    /** By {@code sqrt(30 days / time to expiry)}, time of at least a day: the stated move is that of 30 days. */
    TERM_WEIGHTED,
    /**
     * Up by the stated move where the strike stands one deviation below the forward, down by as much one deviation
     * above it, twice that at most: puts become dearer than calls.
     */
    SKEW;

    private static final double MOST_DEVIATIONS = 2;

    /** Change of one volatility per unit of shock. */
    public double weight(double logMoneyness, double vol, double years) {
        return switch (this) {
            case PARALLEL -> 1;
            case TERM_WEIGHTED -> RiskGreeks.termWeight(years);
            case SKEW -> {
                double deviations = logMoneyness / (vol * Math.sqrt(years));
                yield Double.isFinite(deviations) ? -Math.clamp(deviations, -MOST_DEVIATIONS, MOST_DEVIATIONS) : 0;
            }
        };
    }
}
