package gammadesk.analytics.forecast.model;

import java.util.Arrays;

/**
 * Expected variance over the steps ahead, given that of the next one. GARCH and GJR fall back to their long-run level
 * by their persistence. EGARCH's expectation is exp(beta^k ln h) times a product of moments E exp(beta^j g(z)) (Nelson
 * 1991); under a Student distribution these are infinite, so moves beyond ten deviations are left out of them.
 */
final class GarchPath {
    private static final double FARTHEST = 10;
    private static final int NODES = 800;

    private final GarchParameters parameters;
    private final double[] factors;

    private GarchPath(GarchParameters parameters, double[] factors) {
        this.parameters = parameters;
        this.factors = factors;
    }

    static GarchPath of(GarchParameters parameters, int steps) {
        double[] factors = new double[steps];
        Arrays.fill(factors, 1);
        if (parameters.kind() == GarchKind.EGARCH) {
            double power = 1;
            for (int k = 1; k < steps; k++, power *= parameters.beta()) {
                factors[k] = factors[k - 1] * moment(parameters, power) * Math.exp(power * parameters.omega());
            }
        }
        return new GarchPath(parameters, factors);
    }

    /** Mean variance a step over the steps, the next one's given. */
    double mean(double next) {
        double sum = 0;
        double power = 1;
        double expected = next;
        boolean isExponential = parameters.kind() == GarchKind.EGARCH;
        double logNext = Math.log(next);
        for (double factor : factors) {
            sum += isExponential ? Math.exp(power * logNext) * factor : expected;
            power *= parameters.beta();
            expected = parameters.omega() + parameters.persistence() * expected;
        }
        return sum / factors.length;
    }

    /** E exp(c (alpha (|z| - E|z|) + gamma z)), by the midpoint rule over z within ten deviations. */
    static double moment(GarchParameters p, double c) {
        double width = 2 * FARTHEST / NODES;
        double meanAbsolute = p.meanAbsolute();
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double z = -FARTHEST + (i + 0.5) * width;
            double weight = density(p.nu(), z);
            weights += weight;
            sum += weight * Math.exp(c * (p.alpha() * (Math.abs(z) - meanAbsolute) + p.gamma() * z));
        }
        return sum / weights;
    }

    /** Up to a factor. */
    private static double density(double nu, double z) {
        return Double.isFinite(nu) ? Math.pow(1 + z * z / (nu - 2), -(nu + 1) / 2) : Math.exp(-z * z / 2);
    }
}
