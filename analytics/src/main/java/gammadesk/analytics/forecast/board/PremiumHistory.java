package gammadesk.analytics.forecast.board;

import gammadesk.analytics.market.Column;

/**
 * What was charged for 30 days to come, minus what came, day by day.
 *
 * @param knownMillis the last moment whose outcome is known
 * @param horizonDays of both sides
 * @param times moments, milliseconds since the epoch
 * @param implied the volatility index then, percent a year
 * @param realized over the horizon from then on, percent a year; NaN while it is not over
 * @param premium implied minus realised, vol points
 * @param meanPoints mean premium
 * @param standardError of the mean, counting that windows overlap
 * @param positiveShare of days on which the premium was positive, a fraction
 * @param autocorrelation of the premium by lag in days, lag 0 first
 * @param halfLifeDays after which a deviation from the mean has halved, by the autocorrelation beyond the overlap; NaN
 *     when it cannot be told
 */
public record PremiumHistory(
        long knownMillis,
        double horizonDays,
        Column times,
        Column implied,
        Column realized,
        Column premium,
        double meanPoints,
        double standardError,
        double positiveShare,
        Column autocorrelation,
        double halfLifeDays) {}
