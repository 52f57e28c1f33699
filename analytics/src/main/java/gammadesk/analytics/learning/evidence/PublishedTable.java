package gammadesk.analytics.learning.evidence;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Figures of one publication.
 *
 * @param source who published them
 * @param setting market, claim, cost and units, in words
 * @param rows computes them; may take seconds
 */
public record PublishedTable(String source, String setting, Rows rows) {
    /** Computes rows by simulation. */
    @FunctionalInterface
    public interface Rows {
        /**
         * The rows; the same generator in the same state gives the same.
         *
         * @param paths how many paths to simulate
         */
        List<PublishedRow> compute(int paths, RandomGenerator random);
    }
}
