package gammadesk.analytics.forecast.quality;

import gammadesk.analytics.forecast.quality.Finding.Treatment;
import gammadesk.analytics.forecast.quality.QualityReport.Count;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts all faults and keeps the newest of each. */
final class Findings {
    private final String source;
    private final int most;
    private final Map<Fault, Count> counts = new EnumMap<>(Fault.class);
    private final Map<Fault, Deque<Finding>> newest = new EnumMap<>(Fault.class);

    Findings(String source, int most) {
        this.source = source;
        this.most = most;
        for (Fault fault : Fault.values()) {
            counts.put(fault, Count.ZERO);
        }
    }

    void add(Fault fault, long millis, String words, Treatment treatment) {
        counts.computeIfPresent(fault, (_, count) -> count.plus(treatment));
        Deque<Finding> kept = newest.computeIfAbsent(fault, _ -> new ArrayDeque<>());
        kept.addLast(new Finding(fault, source, millis, words, treatment));
        if (kept.size() > most) {
            kept.removeFirst();
        }
    }

    Map<Fault, Count> counts() {
        return counts;
    }

    List<Finding> listed() {
        return newest.values().stream()
                .flatMap(Collection::stream)
                .sorted(Comparator.comparingLong(Finding::millis))
                .toList();
    }
}
