package gammadesk.analytics.learning.path;

import java.util.random.RandomGenerator;

/**
 * Heston's stochastic volatility (1993), drawn by Andersen's quadratic-exponential scheme with martingale correction
 * (2008): the mean of the price is exact, and Feller's condition may be violated.
 *
 * @param spot the first price
 * @param drift of the price a year, continuously compounded; 0 for a martingale
 * @param heston its variance
 */
public record Heston(double spot, double drift, HestonParameters heston) implements PathModel {
    /** Throws {@link IllegalArgumentException} for a spot that is not positive or a drift that is no number. */
    public Heston {
        if (!(spot > 0) || !Double.isFinite(spot) || !Double.isFinite(drift)) {
            throw new IllegalArgumentException("no paths from a spot of " + spot + " with drift " + drift);
        }
    }

    @Override
    public String name() {
        return "heston";
    }

    @Override
    public PathSet simulate(int paths, int steps, double stepYears, RandomGenerator random) {
        return AffinePaths.draw(spot, drift, heston, JumpParameters.NONE, paths, steps, stepYears, random);
    }
}
