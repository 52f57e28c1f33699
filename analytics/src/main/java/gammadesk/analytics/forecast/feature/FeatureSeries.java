package gammadesk.analytics.forecast.feature;

import gammadesk.analytics.forecast.measure.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A series with all its vintages. At any moment it says the newest value for the latest time that had been published by
 * then; what was revised later is told as it was told then.
 *
 * @param name such as {@code dvol}
 * @param observations by the moment from which each was known
 * @param maxAgeMillis a value published longer ago counts as unknown
 */
public record FeatureSeries(String name, List<Observation> observations, long maxAgeMillis) {
    /** Sorts and copies. Throws {@link IllegalArgumentException} when the age is not positive. */
    public FeatureSeries {
        if (maxAgeMillis <= 0) {
            throw new IllegalArgumentException(name + " would be too old at once");
        }
        observations = observations.stream()
                .sorted(Comparator.comparingLong(Observation::knownMillis))
                .toList();
    }

    /** What was known at a moment. */
    public Reading asOf(long millis) {
        var entry = told().floorEntry(millis);
        if (entry == null) {
            return new Reading.Unknown("nothing was known yet");
        }
        Observation last = entry.getValue();
        if (millis - last.knownMillis() > maxAgeMillis) {
            return new Reading.Unknown("the last value is too old");
        }
        return Double.isNaN(last.value())
                ? new Reading.Unknown("the last value is a gap")
                : new Reading.Known(last.value(), last.referenceMillis(), last.knownMillis());
    }

    /** Each observation that changed what the series said, by the moment from which it did. */
    private NavigableMap<Long, Observation> told() {
        NavigableMap<Long, Observation> told = new TreeMap<>();
        long latest = Long.MIN_VALUE;
        for (Observation one : observations) {
            if (one.referenceMillis() >= latest) {
                latest = one.referenceMillis();
                told.put(one.knownMillis(), one);
            }
        }
        return told;
    }

    /** The same as steps in time, as a history takes it. */
    public Feature feature() {
        NavigableMap<Long, Double> values = new TreeMap<>();
        told().forEach((known, one) -> values.put(known, one.value()));
        return new Feature(name, values, maxAgeMillis);
    }

    /** The series as it was at a moment: all that became known later is not there. */
    public FeatureSeries until(long millis) {
        List<Observation> past =
                observations.stream().filter(one -> one.knownMillis() <= millis).toList();
        return new FeatureSeries(name, past, maxAgeMillis);
    }

    /**
     * The value less the one for the time before, both as they were known at each moment; known whenever either became
     * known.
     */
    public FeatureSeries change() {
        NavigableMap<Long, Double> known = new TreeMap<>();
        List<Observation> changes = new ArrayList<>();
        for (Observation one : observations) {
            known.put(one.referenceMillis(), one.value());
            var last = known.lastEntry();
            var before = known.lowerEntry(last.getKey());
            if (before != null && one.referenceMillis() >= before.getKey()) {
                changes.add(new Observation(last.getKey(), one.knownMillis(), last.getValue() - before.getValue()));
            }
        }
        return new FeatureSeries(name + "-change", changes, maxAgeMillis);
    }
}
