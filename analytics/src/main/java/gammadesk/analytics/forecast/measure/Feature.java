package gammadesk.analytics.forecast.measure;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Something else that is known now and then, such as a volatility index: what a history takes. Series that are revised
 * are kept with their vintages in {@code gammadesk.analytics.forecast.feature} and come from there in this form.
 *
 * @param name such as {@code dvol}
 * @param values by the moment from which each was known, milliseconds since the epoch: a daily close is known when its
 *     day is over, not when it begins
 * @param maxAgeMillis older than that a value counts as unknown
 */
public record Feature(String name, NavigableMap<Long, Double> values, long maxAgeMillis) {
    /** The name of implied volatility in percent a year. */
    public static final String IMPLIED_VOL = "dvol";

    /** Keeps a copy of the values. */
    public Feature {
        values = new TreeMap<>(values);
    }

    /** The latest value known at a moment; NaN without one or when it is too old. */
    public double at(long millis) {
        var entry = values.floorEntry(millis);
        return entry == null || millis - entry.getKey() > maxAgeMillis ? Double.NaN : entry.getValue();
    }
}
