package gammadesk.analytics.exposure;

/**
 * Delta and gamma one by one, with one exponential for both: the normal distribution function is the density times a
 * rational approximation (Hart 1968, algorithm 5666; Genz's form), absolute error about 1e-15.
 */
final class ScalarKernel implements GreekKernel {
    private static final double INV_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);
    /** Beyond it the rational approximation gives way to a continued fraction. */
    private static final double FAR = 7.071067811865475;
    /** Beyond it the density is below the smallest number. */
    private static final double VANISHED = 38;

    @Override
    public void calls(MovedOptions options) {
        for (int i = 0; i < options.size; i++) {
            double deviation = options.deviation[i];
            double d1 = options.logMoneyness[i] / deviation + deviation / 2;
            double bell = Math.exp(-0.5 * d1 * d1);
            options.delta[i] = normal(d1, bell);
            options.gamma[i] = INV_SQRT_TWO_PI * bell / (options.forward[i] * deviation);
        }
    }

    /** The normal distribution function of x, of which the bell is exp(-x^2 / 2). */
    static double normal(double x, double bell) {
        double z = Math.abs(x);
        if (z > VANISHED) {
            return x > 0 ? 1 : 0;
        }
        double tail = z < FAR ? near(z, bell) : far(z, bell);
        return x > 0 ? 1 - tail : tail;
    }

    private static double near(double z, double bell) {
        double top = 0.0352624965998911 * z + 0.700383064443688;
        top = top * z + 6.37396220353165;
        top = top * z + 33.912866078383;
        top = top * z + 112.079291497871;
        top = top * z + 221.213596169931;
        top = top * z + 220.206867912376;
        double bottom = 0.0883883476483184 * z + 1.75566716318264;
        bottom = bottom * z + 16.064177579207;
        bottom = bottom * z + 86.7807322029461;
        bottom = bottom * z + 296.564248779674;
        bottom = bottom * z + 637.333633378831;
        bottom = bottom * z + 793.826512519948;
        bottom = bottom * z + 440.413735824752;
        return bell * top / bottom;
    }

    private static double far(double z, double bell) {
        double fraction = z + 0.65;
        for (int i = 4; i > 0; i--) {
            fraction = z + i / fraction;
        }
        return bell * INV_SQRT_TWO_PI / fraction;
    }
}
