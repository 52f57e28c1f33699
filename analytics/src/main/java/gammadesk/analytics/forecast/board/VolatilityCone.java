package gammadesk.analytics.forecast.board;

import java.util.List;

/**
 * How volatile a price was over each horizon, beside what options charge for the horizon to come and what is forecast
 * for it. All volatilities are percent a year of 365 days.
 *
 * @param knownMillis end of the last bar that is counted
 * @param days length of the history
 * @param measure how a bar's variance is measured, such as {@code garman-klass}
 * @param rungs by horizon, shortest first
 * @param implied at the money by expiry, as of {@code impliedMillis}
 * @param impliedMillis the venue's time of the surface; 0 without one
 * @param forecasts by horizon, shortest first
 */
public record VolatilityCone(
        long knownMillis,
        double days,
        String measure,
        List<Rung> rungs,
        List<Implied> implied,
        long impliedMillis,
        List<Outlook> forecasts) {
    public VolatilityCone {
        rungs = List.copyOf(rungs);
        implied = List.copyOf(implied);
        forecasts = List.copyOf(forecasts);
    }

    /**
     * Quantiles of realised volatility over all windows of one length.
     *
     * @param horizonDays length of a window
     * @param windows counted; they overlap
     * @param independent how many fit beside each other
     * @param latest of the window that ended last
     */
    public record Rung(
            double horizonDays,
            int windows,
            double independent,
            double least,
            double tenth,
            double quarter,
            double median,
            double threeQuarters,
            double nineTenths,
            double most,
            double latest) {}

    /** Implied volatility at the forward of an expiry. */
    public record Implied(String expiry, double days, double volPercent) {}

    /** The same with other implied volatilities. */
    public VolatilityCone with(List<Implied> other, long millis) {
        return new VolatilityCone(knownMillis, days, measure, rungs, other, millis, forecasts);
    }
}
