package gammadesk.analytics.forecast.quality;

import java.util.List;
import java.util.Map;

/**
 * What a gate found in one series.
 *
 * @param source instrument or series
 * @param fromMillis beginning of its first good row; 0 when there is none
 * @param toMillis beginning of its last good row
 * @param rows that came
 * @param kept of them, repaired ones included
 * @param filled bars that stand without a move, missing or left out
 * @param counts of every fault, those that were not found with zeros
 * @param findings the newest of each fault, by time
 */
public record QualityReport(
        String source,
        long fromMillis,
        long toMillis,
        int rows,
        int kept,
        int filled,
        Map<Fault, Count> counts,
        List<Finding> findings) {
    public QualityReport {
        counts = Map.copyOf(counts);
        findings = List.copyOf(findings);
    }

    /** How often a fault was found, by what was done about it. */
    public record Count(int repaired, int excluded, int noted) {
        /** It was not found. */
        public static final Count ZERO = new Count(0, 0, 0);

        /** All of them. */
        public int total() {
            return repaired + excluded + noted;
        }

        Count plus(Finding.Treatment treatment) {
            return switch (treatment) {
                case REPAIRED -> new Count(repaired + 1, excluded, noted);
                case EXCLUDED -> new Count(repaired, excluded + 1, noted);
                case NOTED -> new Count(repaired, excluded, noted + 1);
            };
        }
    }

    /** How often a fault was found. */
    public Count count(Fault fault) {
        return counts.getOrDefault(fault, Count.ZERO);
    }

    /** How many faults there are in all. */
    public int total() {
        return counts.values().stream().mapToInt(Count::total).sum();
    }
}
