package gammadesk.analytics.forecast.score;

/** What a forecast of variance costs. Both rank forecasts rightly although variance is only measured (Patton 2011). */
public enum Loss {
    /** RV/f - ln(RV/f) - 1: about the ratio alone, and harder on forecasts that are too low. */
    QLIKE,
    /** (RV - f)^2: led by the wildest days. */
    SQUARED;

    /**
     * Realised variance below this, in variance a day, is no variance and would make the ratio's logarithm infinite.
     */
    private static final double LEAST = 1e-10;

    /** The loss; NaN when either is unknown or the forecast is not positive. */
    public double of(double realized, double forecast) {
        if (!(forecast > 0) || Double.isNaN(realized)) {
            return Double.NaN;
        }
        double ratio = Math.max(realized, LEAST) / forecast;
        double error = realized - forecast;
        return this == QLIKE ? ratio - Math.log(ratio) - 1 : error * error;
    }
}
