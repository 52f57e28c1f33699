package gammadesk.analytics.pricing;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The price of an out-of-the-money call as a pure number: {@code b(x, s) = e^(x/2) N(x/s + s/2) - e^(-x/2) N(x/s -
 * s/2)} with {@code x = ln(F/K) <= 0} and {@code s = vol sqrt(years)}; the price is {@code sqrt(F K) b}. By symmetry it
 * is the out-of-the-money put as well. Accurate in relative terms wherever the price is a normal number: with {@code h
 * = x/s} and {@code t = s/2} it is {@code exp(-(h^2 + t^2)/2)/sqrt(2 pi) (Y(h+t) - Y(h-t))} where {@code Y = N/n}, and
 * the difference is taken in four ways depending on where it would cancel (P. Jaeckel, "Let's Be Rational", Wilmott
 * 2015, section 6; the expansions are derived here from {@code Y' = 1 + z Y}).
 */
final class NormalisedBlack {
    static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

    private static final double SQRT_HALF_PI = Math.sqrt(Math.PI / 2);
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double SMALL_T = 0.21;
    private static final double FAR = -10;
    private static final int ASYMPTOTIC_TERMS = 22;
    private static final int TAYLOR_TERMS = 8;

    private NormalisedBlack() {}

    /** The price; 0 at no deviation. */
    static double price(double x, double s) {
        if (!(s > 0)) {
            return s == 0 ? 0 : Double.NaN;
        }
        double h = x / s;
        double t = s / 2;
        if (h < FAR && h + t < FAR + SMALL_T) {
            return scale(h, t) * asymptotic(h, t);
        }
        if (t < SMALL_T) {
            return scale(h, t) * taylor(h, t);
        }
        // far in the money of its own deviation the two terms are of different size: nothing cancels
        if (x + t * s > 0.85 * s) {
            double far = normal(h - t);
            return Math.exp(x / 2) * normal(h + t) - (far == 0 ? 0 : Math.exp(-x / 2) * far);
        }
        return 0.5
                * Math.exp(-0.5 * (h * h + t * t))
                * (Erfcx.value(-(h + t) * SQRT_HALF) - Erfcx.value(-(h - t) * SQRT_HALF));
    }

    /** Its derivative by the deviation. */
    static double vega(double x, double s) {
        if (!(s > 0)) {
            return 0;
        }
        double h = x / s;
        double t = s / 2;
        return Math.exp(-0.5 * (h * h + t * t)) / SQRT_TWO_PI;
    }

    private static double scale(double h, double t) {
        return Math.exp(-0.5 * (h * h + t * t)) / SQRT_TWO_PI;
    }

    /**
     * Y(h+t) - Y(h-t) from the asymptotic series of Mills' ratio: with u = 1/(-h-t) and v = 1/(-h+t) the terms are
     * differences u^n - v^n = (u-v) S_n, and S_(n+1) = u S_n + v^n has no cancellation.
     */
    private static double asymptotic(double h, double t) {
        double u = -1 / (h + t);
        double v = -1 / (h - t);
        double s = 1;
        double power = v;
        double coefficient = 1;
        double sum = 1;
        for (int k = 1; k <= ASYMPTOTIC_TERMS; k++) {
            s = u * s + power;
            power *= v;
            s = u * s + power;
            power *= v;
            coefficient *= -(2 * k - 1);
            double term = coefficient * s;
            sum += term;
            if (Math.abs(term) < 1e-17 * sum) {
                break;
            }
        }
        return 2 * t / ((h - t) * (h + t)) * sum;
    }

    /** The odd Taylor terms of Y around h: Y' = 1 + h Y, Y^(n+1) = h Y^(n) + n Y^(n-1). */
    private static double taylor(double h, double t) {
        double before = SQRT_HALF_PI * Erfcx.value(-h * SQRT_HALF);
        double derivative = 1 + h * before;
        double power = 2 * t;
        double sum = power * derivative;
        for (int k = 1; k < TAYLOR_TERMS; k++) {
            double even = h * derivative + (2 * k - 1) * before;
            double odd = h * even + 2 * k * derivative;
            before = even;
            derivative = odd;
            power *= t * t / (2 * k * (2 * k + 1));
            double term = power * derivative;
            sum += term;
            if (Math.abs(term) < 1e-17 * sum) {
                break;
            }
        }
        return sum;
    }

    private static double normal(double z) {
        return 0.5 * Erfc.value(-z * SQRT_HALF);
    }
}
