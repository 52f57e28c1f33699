package gammadesk.analytics.mispricing;

/**
 * The forecast of one horizon and how far such forecasts were off.
 *
 * @param days horizon
 * @param dailyVariance mean variance a day over the horizon
 * @param logError root mean square of ln(realised / forecast) over the outcomes known by then, in variance; NaN without
 * @param low80 lower end of the conformal interval of 80 %, variance a day; NaN where too few outcomes were known
 * @param high80 its upper end
 * @param outcomes how many the errors rest on
 */
public record HorizonForecast(
        double days, double dailyVariance, double logError, double low80, double high80, int outcomes) {
    /** ln(low / forecast). */
    double logLow() {
        return Math.log(low80 / dailyVariance);
    }

    /** ln(high / forecast). */
    double logHigh() {
        return Math.log(high80 / dailyVariance);
    }
}
