package gammadesk.app.forecast;

import java.time.Duration;
import java.util.List;

/**
 * How the desk forecasts.
 *
 * @param settle how long the first prices have the machine for themselves
 * @param history how far back prices are asked for
 * @param horizons of the forecasts, ascending, whole hours
 * @param recent how much of the history the forecasts of less than a day are judged by: they are many
 * @param liveEvery from one look at the order flow to the next
 * @param pricesEvery from one mispricing picture to the next
 * @param rest how long to rest after working for a while, as a share of that while: the desk's own work comes first
 * @param seed of what models leave to chance
 */
public record ForecastSettings(
        Duration settle,
        Duration history,
        List<Duration> horizons,
        Duration recent,
        Duration liveEvery,
        Duration pricesEvery,
        double rest,
        long seed) {
    /** Two years, four horizons, half of one core at most. */
    public static final ForecastSettings STANDARD = new ForecastSettings(
            Duration.ofSeconds(5),
            Duration.ofDays(730),
            List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30)),
            Duration.ofDays(240),
            Duration.ofMillis(250),
            Duration.ofSeconds(3),
            1,
            1);

    public ForecastSettings {
        horizons = List.copyOf(horizons);
    }
}
