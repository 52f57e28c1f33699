package gammadesk.analytics.forecast.feature;

import gammadesk.analytics.forecast.measure.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
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
        Optional<Observation> told = Optional.empty();
        for (Observation one : observations) {
            boolean isNews =
                    told.isEmpty() || one.referenceMillis() >= told.get().referenceMillis();
            told = isNews && one.knownMillis() <= millis ? Optional.of(one) : told;
        }
        return told.map(last -> reading(last, millis)).orElse(new Reading.Unknown("nothing was known yet"));
    }

    private Reading reading(Observation last, long millis) {
        if (millis - last.knownMillis() > maxAgeMillis) {
            return new Reading.Unknown("the last value is too old");
        }
        return Double.isNaN(last.value())
                ? new Reading.Unknown("the last value is a gap")
                : new Reading.Known(last.value(), last.referenceMillis(), last.knownMillis());
    }

    /** The same as steps in time, as a history takes it. */
    public Feature feature() {
        long[] moments = new long[observations.size()];
        double[] values = new double[observations.size()];
        int count = 0;
        long latest = Long.MIN_VALUE;
        for (Observation one : observations) {
            if (one.referenceMillis() >= latest) {
                latest = one.referenceMillis();
                count = count > 0 && moments[count - 1] == one.knownMillis() ? count - 1 : count;
                moments[count] = one.knownMillis();
                values[count++] = one.value();
            }
        }
        return new Feature(name, Arrays.copyOf(moments, count), Arrays.copyOf(values, count), maxAgeMillis);
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
