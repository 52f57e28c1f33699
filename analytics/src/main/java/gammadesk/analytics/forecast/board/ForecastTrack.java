package gammadesk.analytics.forecast.board;

import gammadesk.analytics.market.Column;

/**
 * The forecasts of one horizon as they were made, beside what came and what was charged. All columns have one row a
 * moment and are percent a year; NaN where a value is not known.
 *
 * @param horizonDays of every forecast
 * @param model that is in use
 * @param knownMillis the last moment
 * @param times moments, milliseconds since the epoch
 * @param forecast root of the forecast variance
 * @param low80 lower end of the band of 80 %
 * @param high80 upper end
 * @param low95 lower end of the band of 95 %
 * @param high95 upper end
 * @param realized over the horizon that began at the moment; NaN while it is not over
 * @param impliedIndex the venue's 30-day volatility index at the moment
 */
public record ForecastTrack(
        double horizonDays,
        String model,
        long knownMillis,
        Column times,
        Column forecast,
        Column low80,
        Column high80,
        Column low95,
        Column high95,
        Column realized,
        Column impliedIndex) {
    /** How many moments. */
    public int size() {
        return times.size();
    }
}
