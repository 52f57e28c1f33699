package gammadesk.analytics.learning.path;

import java.util.random.RandomGenerator;

/**
 * Heston's variance with normal jumps of the log-price (Bates 1996). The drift is that of the price, jumps included.
 *
 * @param spot the first price
 * @param drift of the price a year, continuously compounded; 0 for a martingale
 * @param heston its variance
 * @param intensity jumps a year, not negative
 * @param jumpMean of the log-price
 * @param jumpDeviation of the log-price, not negative
 */
public record Bates(
        double spot, double drift, HestonParameters heston, double intensity, double jumpMean, double jumpDeviation)
        implements PathModel {
    /**
     * Throws {@link IllegalArgumentException} for a spot that is not positive, a drift that is no number or bad jumps.
     */
    public Bates {
        if (!(spot > 0) || !Double.isFinite(spot) || !Double.isFinite(drift)) {
            throw new IllegalArgumentException("no paths from a spot of " + spot + " with drift " + drift);
        }
        JumpParameters.ofPrice(intensity, jumpMean, jumpDeviation);
    }

    /** Its jumps. */
    public JumpParameters jumps() {
        return JumpParameters.ofPrice(intensity, jumpMean, jumpDeviation);
    }

    @Override
    public String name() {
        return "bates";
    }

    @Override
    public PathSet simulate(int paths, int steps, double stepYears, RandomGenerator random) {
        return AffinePaths.draw(spot, drift, heston, jumps(), paths, steps, stepYears, random);
    }
}
