package gammadesk.analytics.learning.path;

import java.util.random.RandomGenerator;

/**
 * One move of Heston's model by Andersen's quadratic-exponential scheme (2008) with his central weights and his
 * martingale correction, so that the price's mean is exact at any length of move, but for a strongly positive
 * correlation.
 */
final class QuadraticExponential {
    private static final double SWITCH = 1.5;

    private final double longVariance;
    private final double decay;
    private final double spreadByVariance;
    private final double spread;
    private final double k0;
    private final double k1;
    private final double k2;
    private final double k3;
    private final double tilt;
    private final RandomGenerator random;

    /** The variance after the latest move. */
    private double variance;

    QuadraticExponential(HestonParameters heston, double years, RandomGenerator random) {
        this.random = random;
        double kappa = heston.reversion();
        double sigma = heston.volOfVariance();
        double rho = heston.correlation();
        longVariance = heston.longVariance();
        decay = Math.exp(-kappa * years);
        double gone = -Math.expm1(-kappa * years);
        spreadByVariance = sigma * sigma * decay * gone / kappa;
        spread = longVariance * sigma * sigma * gone * gone / (2 * kappa);
        double half = years / 2 * (kappa * rho / sigma - 0.5);
        k0 = -rho * kappa * longVariance * years / sigma;
        k1 = half - rho / sigma;
        k2 = half + rho / sigma;
        k3 = years / 2 * (1 - rho * rho);
        tilt = k2 + k3 / 2;
    }

    double variance() {
        return variance;
    }

    /** Moves the variance and answers the move of the log-price, whose exponential has mean 1. */
    double move(double from) {
        double mean = longVariance + (from - longVariance) * decay;
        double square = from * spreadByVariance + spread;
        double correction = correction(mean, square);
        // with a strongly positive correlation the scheme's price may have no mean: then the continuous model's drift
        double constant = Double.isNaN(correction) ? k0 + k1 * from : correction - k3 / 2 * from;
        double mixed = k3 * (from + variance);
        double moved = constant + k2 * variance;
        return mixed > 0 ? moved + Math.sqrt(mixed) * random.nextGaussian() : moved;
    }

    private double correction(double mean, double square) {
        if (!(square > 0)) {
            variance = mean;
            return -tilt * mean;
        }
        return square <= SWITCH * mean * mean
                ? quadratic(mean, mean * mean / square)
                : exponential(mean, square / (mean * mean));
    }

    private double quadratic(double mean, double inverse) {
        double b2 = 2 * inverse - 1 + Math.sqrt(2 * inverse) * Math.sqrt(2 * inverse - 1);
        double a = mean / (1 + b2);
        double drawn = Math.sqrt(b2) + random.nextGaussian();
        variance = a * drawn * drawn;
        double left = 1 - 2 * tilt * a;
        return left > 0 ? -tilt * b2 * a / left + Math.log(left) / 2 : Double.NaN;
    }

    private double exponential(double mean, double psi) {
        double p = (psi - 1) / (psi + 1);
        double beta = (1 - p) / mean;
        double drawn = random.nextDouble();
        variance = drawn <= p ? 0 : Math.log((1 - p) / (1 - drawn)) / beta;
        return tilt < beta ? -Math.log(p + beta * (1 - p) / (beta - tilt)) : Double.NaN;
    }
}
