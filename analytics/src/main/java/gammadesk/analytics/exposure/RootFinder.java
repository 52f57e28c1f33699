package gammadesk.analytics.exposure;

import java.util.function.DoubleUnaryOperator;

/** Brent's method (1973): bisection that turns into inverse quadratic steps where these behave. */
final class RootFinder {
    private static final double RELATIVE_WIDTH = 1e-13;
    private static final int MOST_STEPS = 100;

    private RootFinder() {}

    /** A root between two points whose values differ in sign. */
    static double find(double low, double atLow, double high, double atHigh, DoubleUnaryOperator function) {
        double a = low;
        double fa = atLow;
        double b = high;
        double fb = atHigh;
        double c = a;
        double fc = fa;
        double step = b - a;
        double before = step;
        for (int i = 0; i < MOST_STEPS; i++) {
            if (Math.signum(fb) == Math.signum(fc)) {
                c = a;
                fc = fa;
                step = b - a;
                before = step;
            }
            if (Math.abs(fc) < Math.abs(fb)) {
                a = b;
                b = c;
                c = a;
                fa = fb;
                fb = fc;
                fc = fa;
            }
            double tolerance = RELATIVE_WIDTH * Math.abs(b);
            double middle = (c - b) / 2;
            if (fb == 0 || Math.abs(middle) <= tolerance) {
                return b;
            }
            double wish = Math.abs(before) >= tolerance && Math.abs(fa) > Math.abs(fb)
                    ? interpolated(a, fa, b, fb, c, fc)
                    : Double.NaN;
            boolean behaves =
                    Math.abs(wish) < Math.min(1.5 * Math.abs(middle), Math.abs(before) / 2) && wish * middle > 0;
            before = behaves ? step : middle;
            step = behaves ? wish : middle;
            a = b;
            fa = fb;
            b += Math.abs(step) > tolerance ? step : Math.copySign(tolerance, middle);
            fb = function.applyAsDouble(b);
        }
        return b;
    }

    /** The step from b to the root of the parabola (or line) through the points, by the inverse function. */
    private static double interpolated(double a, double fa, double b, double fb, double c, double fc) {
        double s = fb / fa;
        if (a == c) {
            return -s * (c - b) / (1 - s);
        }
        double q = fa / fc;
        double r = fb / fc;
        double top = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
        return -top / ((q - 1) * (r - 1) * (s - 1));
    }
}
