package gammadesk.analytics.hedging;

/**
 * Realised volatility to come.
 *
 * @param vol over the next day, a fraction a year
 * @param words what it is, for the trader
 * @param ageSeconds since it was made
 */
public record VolForecast(double vol, String words, double ageSeconds) {}
