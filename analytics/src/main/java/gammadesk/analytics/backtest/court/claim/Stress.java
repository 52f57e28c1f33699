package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.learning.path.PathSet;
import java.util.random.RandomGenerator;

/**
 * Something that goes wrong.
 *
 * @param name for tables
 * @param words what happens
 * @param staging makes it happen
 */
public record Stress(String name, String words, Staging staging) {
    /** Turns calm paths into a scene. */
    @FunctionalInterface
    public interface Staging {
        /** The same generator in the same state stages the same scene. */
        Scene stage(PathSet calm, RandomGenerator random);
    }
}
