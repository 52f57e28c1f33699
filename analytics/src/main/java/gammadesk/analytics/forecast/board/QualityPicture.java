package gammadesk.analytics.forecast.board;

import java.util.List;

/**
 * What was found wrong with the data, and what was done about it.
 *
 * @param knownMillis as of when
 * @param sources what was looked at
 * @param kinds counts by kind of fault, every kind that is looked for
 * @param findings the last ones, newest first
 */
public record QualityPicture(long knownMillis, List<Source> sources, List<Kind> kinds, List<Finding> findings) {
    public QualityPicture {
        sources = List.copyOf(sources);
        kinds = List.copyOf(kinds);
        findings = List.copyOf(findings);
    }

    /**
     * A series of data.
     *
     * @param rows that came
     * @param kept rows that models see
     * @param words from where, and how it was checked
     */
    public record Source(String name, long fromMillis, long toMillis, int rows, int kept, String words) {}

    /**
     * A kind of fault.
     *
     * @param rule by which it is repaired or excluded
     * @param repaired how many were mended
     * @param excluded how many were left out
     * @param noted how many were only said
     */
    public record Kind(String name, String rule, int repaired, int excluded, int noted) {
        /** All of them. */
        public int count() {
            return repaired + excluded + noted;
        }
    }

    /** One fault: what, where, and what was done. */
    public record Finding(long millis, String source, String kind, String words, String treatment) {}

    /** All faults. */
    public int count() {
        return kinds.stream().mapToInt(Kind::count).sum();
    }
}
