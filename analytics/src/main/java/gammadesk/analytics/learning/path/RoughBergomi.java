package gammadesk.analytics.learning.path;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Rough volatility (Bayer, Friz and Gatheral 2016): ln v_t is a Riemann-Liouville process of Hurst exponent H, v_t = xi
 * exp(eta sqrt(2H) integral of (t-s)^(H-1/2) dW_s - eta^2 t^(2H) / 2), so its smiles steepen as T^(H-1/2) towards
 * expiry. Drawn by the hybrid scheme of Bennedsen, Lunde and Pakkanen (2017) with one exact cell; means of price and
 * variance are exact, the variance of ln v is short of eta^2 t^(2H) by less than 0.1 %.
 *
 * @param spot the first price
 * @param drift of the price a year, continuously compounded; 0 for a martingale
 * @param forwardVariance xi, a year, the same for all times
 * @param hurst H, above 0 and at most 1/2; about 0.1 for most prices
 * @param volOfVolatility eta, not negative
 * @param correlation rho of the price's and the variance's Brownian motions
 */
public record RoughBergomi(
        double spot, double drift, double forwardVariance, double hurst, double volOfVolatility, double correlation)
        implements PathModel {
    /** Throws {@link IllegalArgumentException} for numbers outside what is said above. */
    public RoughBergomi {
        boolean isStart = spot > 0 && Double.isFinite(spot + drift) && forwardVariance >= 0;
        boolean isRough = hurst > 0 && hurst <= 0.5 && volOfVolatility >= 0 && Math.abs(correlation) <= 1;
        if (!isStart || !isRough || !Double.isFinite(forwardVariance + volOfVolatility)) {
            throw new IllegalArgumentException("no rough volatility: spot " + spot + ", xi " + forwardVariance + ", H "
                    + hurst + ", eta " + volOfVolatility + ", rho " + correlation);
        }
    }

    @Override
    public String name() {
        return "rough-bergomi";
    }

    @Override
    public PathSet simulate(int paths, int steps, double stepYears, RandomGenerator random) {
        Shape.check(paths, steps, stepYears);
        double[][] spots = new double[steps + 1][paths];
        double[][] variances = new double[steps + 1][paths];
        double[][] shocks = new double[steps][paths];
        double[] near = new double[paths];
        Arrays.fill(spots[0], spot);
        Arrays.fill(variances[0], forwardVariance);
        Kernel kernel = new Kernel(hurst, steps, stepYears);
        for (int step = 0; step < steps; step++) {
            for (int path = 0; path < paths; path++) {
                double normal = random.nextGaussian();
                shocks[step][path] = Math.sqrt(stepYears) * normal;
                near[path] = kernel.near(normal, random.nextGaussian());
                double sizing = Math.sqrt(variances[step][path] * stepYears);
                double alone = Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
                double move = (drift - variances[step][path] / 2) * stepYears + sizing * (correlation * normal + alone);
                spots[step + 1][path] = spots[step][path] * Math.exp(move);
            }
            kernel.add(shocks, step, near);
            spread(near, kernel.variance(step), variances[step + 1]);
        }
        return new PathSet(stepYears, spots, variances);
    }

    private void spread(double[] volterra, double square, double[] out) {
        for (int path = 0; path < out.length; path++) {
            out[path] = forwardVariance
                    * Math.exp(volOfVolatility * volterra[path] - volOfVolatility * volOfVolatility * square / 2);
        }
    }

    /** Weights of past shocks in the process at the end of a move. */
    private static final class Kernel {
        private final double[] weights;
        private final double byShock;
        private final double alone;
        private final double scale;
        private final double stepYears;
        private final double nearVariance;

        Kernel(double hurst, int steps, double stepYears) {
            double power = hurst + 0.5;
            this.stepYears = stepYears;
            scale = Math.sqrt(2 * hurst);
            double covariance = Math.pow(stepYears, power) / power;
            nearVariance = Math.pow(stepYears, 2 * hurst) / (2 * hurst);
            byShock = covariance / Math.sqrt(stepYears);
            alone = Math.sqrt(Math.max(0, nearVariance - byShock * byShock));
            weights = new double[steps];
            for (int k = 2; k <= steps; k++) {
                double mean = (Math.pow(k, power) - Math.pow(k - 1, power)) / power;
                weights[k - 1] = mean * Math.pow(stepYears, power - 1);
            }
        }

        /** The newest cell's share, exact together with its shock. */
        double near(double normal, double other) {
            return scale * (byShock * normal + alone * other);
        }

        /** Adds the shocks before the newest. */
        void add(double[][] shocks, int step, double[] to) {
            for (int back = 1; back <= step; back++) {
                double weight = scale * weights[back];
                double[] past = shocks[step - back];
                for (int path = 0; path < to.length; path++) {
                    to[path] += weight * past[path];
                }
            }
        }

        double variance(int step) {
            double sum = nearVariance;
            for (int back = 1; back <= step; back++) {
                sum += weights[back] * weights[back] * stepYears;
            }
            return scale * scale * sum;
        }
    }
}
