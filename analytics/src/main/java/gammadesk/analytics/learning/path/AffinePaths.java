package gammadesk.analytics.learning.path;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws paths of Heston's variance with jumps beside it. Jumps of a move fall at its start or its end, by a coin, so
 * that on average the variance they bring lasts half of it.
 */
final class AffinePaths {
    private final JumpParameters jumps;
    private final double stepYears;
    private final RandomGenerator random;
    private final QuadraticExponential scheme;
    private final double drift;
    private final double noJump;

    private double jumpOfVariance;

    private AffinePaths(
            double drift, HestonParameters heston, JumpParameters jumps, double stepYears, RandomGenerator random) {
        this.jumps = jumps;
        this.stepYears = stepYears;
        this.random = random;
        scheme = new QuadraticExponential(heston, stepYears, random);
        this.drift = (drift - jumps.intensity() * jumps.meanMove()) * stepYears;
        noJump = Math.exp(-jumps.intensity() * stepYears);
    }

    static PathSet draw(
            double spot,
            double drift,
            HestonParameters heston,
            JumpParameters jumps,
            int paths,
            int steps,
            double stepYears,
            RandomGenerator random) {
        Shape.check(paths, steps, stepYears);
        double[][] spots = new double[steps + 1][paths];
        double[][] variances = new double[steps + 1][paths];
        Arrays.fill(spots[0], spot);
        Arrays.fill(variances[0], heston.variance());
        AffinePaths work = new AffinePaths(drift, heston, jumps, stepYears, random);
        for (int step = 0; step < steps; step++) {
            for (int path = 0; path < paths; path++) {
                double move = work.move(variances[step][path]);
                spots[step + 1][path] = spots[step][path] * Math.exp(move);
                variances[step + 1][path] = work.scheme.variance() + work.jumpOfVariance;
            }
        }
        return new PathSet(stepYears, spots, variances);
    }

    private double move(double variance) {
        jumpOfVariance = 0;
        double jump = jumps.intensity() > 0 ? jump() : 0;
        double before = variance;
        if (jumpOfVariance > 0 && random.nextBoolean()) {
            before += jumpOfVariance;
            jumpOfVariance = 0;
        }
        return drift + jump + scheme.move(before);
    }

    /** The log-price's jumps in one move; the variance's is put aside. */
    private double jump() {
        double sum = 0;
        for (int count = count(); count > 0; count--) {
            double size = jumps.varianceMean() == 0 ? 0 : -jumps.varianceMean() * Math.log1p(-random.nextDouble());
            jumpOfVariance += size;
            sum += jumps.mean() + jumps.correlation() * size + jumps.deviation() * random.nextGaussian();
        }
        return sum;
    }

    /** Poisson, by going up its distribution. */
    private int count() {
        double drawn = random.nextDouble();
        double chance = noJump;
        double below = chance;
        int count = 0;
        while (drawn > below && chance > 0) {
            count++;
            chance *= jumps.intensity() * stepYears / count;
            below += chance;
        }
        return count;
    }
}
