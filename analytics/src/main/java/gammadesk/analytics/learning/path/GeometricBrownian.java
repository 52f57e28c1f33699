package gammadesk.analytics.learning.path;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Geometric Brownian motion, exact at every step.
 *
 * @param spot the first price
 * @param drift a year, continuously compounded mean
 * @param volatility a year, a fraction
 */
public record GeometricBrownian(double spot, double drift, double volatility) implements PathModel {
    /** Throws {@link IllegalArgumentException} for a spot that is not positive or a negative volatility. */
    public GeometricBrownian {
        if (!(spot > 0) || !(volatility >= 0) || !Double.isFinite(drift)) {
            throw new IllegalArgumentException("no Brownian motion: spot " + spot + ", volatility " + volatility);
        }
    }

    @Override
    public String name() {
        return "gbm";
    }

    @Override
    public PathSet simulate(int paths, int steps, double stepYears, RandomGenerator random) {
        Shape.check(paths, steps, stepYears);
        double[][] spots = new double[steps + 1][paths];
        double[][] variances = new double[steps + 1][paths];
        Arrays.fill(spots[0], spot);
        Arrays.fill(variances[0], volatility * volatility);
        double mean = (drift - volatility * volatility / 2) * stepYears;
        double deviation = volatility * Math.sqrt(stepYears);
        for (int step = 1; step <= steps; step++) {
            Arrays.fill(variances[step], volatility * volatility);
            for (int path = 0; path < paths; path++) {
                spots[step][path] = spots[step - 1][path] * Math.exp(mean + deviation * random.nextGaussian());
            }
        }
        return new PathSet(stepYears, spots, variances);
    }
}
