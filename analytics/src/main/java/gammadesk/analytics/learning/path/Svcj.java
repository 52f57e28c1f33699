package gammadesk.analytics.learning.path;

import java.util.random.RandomGenerator;

/**
 * Heston's variance with jumps of price and variance at the same moments (Duffie, Pan and Singleton 2000), which fits
 * bitcoin's returns and options well (Hou, Wang, Chen and Haerdle 2020). The drift is that of the price, jumps
 * included.
 *
 * @param spot the first price
 * @param drift of the price a year, continuously compounded; 0 for a martingale
 * @param heston its variance
 * @param jumps what happens at a jump
 */
public record Svcj(double spot, double drift, HestonParameters heston, JumpParameters jumps) implements PathModel {
    /** Throws {@link IllegalArgumentException} for a spot that is not positive or a drift that is no number. */
    public Svcj {
        if (!(spot > 0) || !Double.isFinite(spot) || !Double.isFinite(drift)) {
            throw new IllegalArgumentException("no paths from a spot of " + spot + " with drift " + drift);
        }
    }

    @Override
    public String name() {
        return "svcj";
    }

    @Override
    public PathSet simulate(int paths, int steps, double stepYears, RandomGenerator random) {
        return AffinePaths.draw(spot, drift, heston, jumps, paths, steps, stepYears, random);
    }
}
