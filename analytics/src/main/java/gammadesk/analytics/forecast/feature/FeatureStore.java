package gammadesk.analytics.forecast.feature;

import gammadesk.analytics.forecast.measure.Feature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All series beside the price, by name. It does not change; {@link #with} makes another one. */
public final class FeatureStore {
    /** Nothing is known. */
    public static final FeatureStore EMPTY = new FeatureStore(List.of());

    private final Map<String, FeatureSeries> series = new LinkedHashMap<>();

    private FeatureStore(List<FeatureSeries> all) {
        all.forEach(one -> series.put(one.name(), one));
    }

    /** A store of some series; of two with one name the later counts. */
    public static FeatureStore of(List<FeatureSeries> series) {
        return new FeatureStore(series);
    }

    /** The same store with another series, or a newer state of one. */
    public FeatureStore with(FeatureSeries more) {
        List<FeatureSeries> all = new ArrayList<>(series.values());
        all.add(more);
        return new FeatureStore(all);
    }

    /** The series, in the order in which they came. */
    public List<FeatureSeries> series() {
        return List.copyOf(series.values());
    }

    /** What every series said at a moment, by name: nothing that became known later has a part in it. */
    public Map<String, Reading> asOf(long millis) {
        return series.values().stream()
                .collect(Collectors.toMap(
                        FeatureSeries::name, one -> one.asOf(millis), (first, _) -> first, LinkedHashMap::new));
    }

    /** The store as it was at a moment. */
    public FeatureStore until(long millis) {
        return new FeatureStore(
                series.values().stream().map(one -> one.until(millis)).toList());
    }

    /** All series as a history takes them. */
    public List<Feature> features() {
        return series.values().stream().map(FeatureSeries::feature).toList();
    }
}
