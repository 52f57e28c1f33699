package gammadesk.analytics.learning.path;

import java.util.random.RandomGenerator;

/** A law of motion of a price. */
public interface PathModel {
    /** Its name, for tables and stored models. */
    String name();

    /**
     * Draws paths; the same generator in the same state draws the same bits.
     *
     * @param paths how many, at least 1
     * @param steps moves of each, at least 1
     * @param stepYears length of a move in years, positive
     * @throws IllegalArgumentException when one of them is not
     */
    PathSet simulate(int paths, int steps, double stepYears, RandomGenerator random);
}
