package gammadesk.analytics.forecast.measure;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Something else that is known now and then, such as a volatility index: what a history takes. Series that are revised
 * are kept with their vintages in {@code gammadesk.analytics.forecast.feature} and come from there in this form.
 */
public final class Feature {
    /** The name of implied volatility in percent a year. */
    public static final String IMPLIED_VOL = "dvol";

    private final String name;
    private final long[] moments;
    private final double[] values;
    private final long maxAgeMillis;

    /**
     * Keeps a copy of the values.
     *
     * @param name such as {@code dvol}
     * @param values by the moment from which each was known, milliseconds since the epoch: a daily close is known when
     *     its day is over, not when it begins
     * @param maxAgeMillis older than that a value counts as unknown
     */
    public Feature(String name, NavigableMap<Long, Double> values, long maxAgeMillis) {
        this(
                name,
                values.keySet().stream().mapToLong(Long::longValue).toArray(),
                values.values().stream().mapToDouble(Double::doubleValue).toArray(),
                maxAgeMillis);
    }

    /** The same from moments that rise and their values; they are the feature's own from then on. */
    public Feature(String name, long[] moments, double[] values, long maxAgeMillis) {
        this.name = name;
        this.moments = moments;
        this.values = values;
        this.maxAgeMillis = maxAgeMillis;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** A fresh map of its values by the moment from which each was known. */
    public NavigableMap<Long, Double> values() {
        NavigableMap<Long, Double> map = new TreeMap<>();
        for (int i = 0; i < moments.length; i++) {
            map.put(moments[i], values[i]);
        }
        return map;
    }

    /** For how long a value is good. */
    public long maxAgeMillis() {
        return maxAgeMillis;
    }

    /** The latest value known at a moment; NaN without one or when it is too old. */
    public double at(long millis) {
        int found = Arrays.binarySearch(moments, millis);
        return told(found >= 0 ? found : -found - 2, millis);
    }

    /** The same at evenly spaced moments, in one pass. */
    double[] at(long firstMillis, long stepMillis, int count) {
        double[] column = new double[count];
        int last = -1;
        for (int i = 0; i < count; i++) {
            long millis = firstMillis + i * stepMillis;
            while (last + 1 < moments.length && moments[last + 1] <= millis) {
                last++;
            }
            column[i] = told(last, millis);
        }
        return column;
    }

    private double told(int last, long millis) {
        return last < 0 || millis - moments[last] > maxAgeMillis ? Double.NaN : values[last];
    }
}
