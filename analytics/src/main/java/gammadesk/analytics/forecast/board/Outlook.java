package gammadesk.analytics.forecast.board;

/**
 * The forecast in use for one horizon. Volatilities are percent a year; a band is NaN where too few outcomes are known.
 *
 * @param horizonDays from its moment on
 * @param model that made it
 * @param issuedMillis its moment: nothing later was known to it
 * @param volPercent root of the forecast variance
 * @param low80 lower end of the band that is to hold 80 % of outcomes
 * @param high80 upper end
 * @param low95 lower end of the band for 95 %
 * @param high95 upper end
 */
public record Outlook(
        double horizonDays,
        String model,
        long issuedMillis,
        double volPercent,
        double low80,
        double high80,
        double low95,
        double high95) {}
