package gammadesk.analytics.pricing;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.InverseErfc;

/**
 * The deviation {@code s = vol sqrt(years)} behind a normalised price, to the last attainable digit: rational cubic
 * guesses in four zones of the price, each in the variable in which it is nearly straight there, then Householder's
 * method of third order, which needs two steps (P. Jaeckel, "Let's Be Rational", Wilmott 2015).
 */
final class LetsBeRational {
    private static final int MOST_STEPS = 6;
    private static final double CONVERGED = 4e-16;
    private static final double SQRT_TWO = Math.sqrt(2);
    private static final double SQRT_THREE = Math.sqrt(3);
    private static final double TWO_PI_OVER_SQRT_27 = 2 * Math.PI / Math.sqrt(27);
    private static final double SQRT_HALF_PI = Math.sqrt(Math.PI / 2);

    private LetsBeRational() {}

    /**
     * Inverts {@link NormalisedBlack#price}.
     *
     * @param price over sqrt(F K), above 0 and below e^(x/2)
     * @param x ln(F/K), not positive
     */
    static double deviation(double price, double x) {
        if (x == 0) {
            // b(0, s) = 1 - 2 N(-s/2) = erf(s / sqrt(8))
            return 2 * SQRT_TWO * inverseErf(price);
        }
        double most = Math.exp(x / 2);
        double inflection = Math.sqrt(-2 * x);
        Knot centre = Knot.at(x, inflection);
        return price < centre.price ? low(price, x, centre) : high(price, x, most, centre);
    }

    /** A place on the price curve. */
    private record Knot(double s, double price, double vega) {
        static Knot at(double x, double s) {
            return new Knot(s, NormalisedBlack.price(x, s), NormalisedBlack.vega(x, s));
        }
    }

    private static double low(double price, double x, Knot centre) {
        Knot left = Knot.at(x, centre.s - centre.price / centre.vega);
        return price < left.price ? lowest(price, x, left) : between(price, x, left, centre);
    }

    private static double high(double price, double x, double most, Knot centre) {
        double s = centre.vega > Double.MIN_NORMAL ? centre.s + (most - centre.price) / centre.vega : centre.s;
        Knot right = Knot.at(x, s);
        return price <= right.price ? between(price, x, centre, right) : highest(price, x, most, right);
    }

    /** In the middle the deviation itself is a smooth function of the price. */
    private static double between(double price, double x, Knot left, Knot right) {
        double control = left.s == right.s
                ? 0
                : RationalCubic.fittingRight(
                        left.price, right.price, left.s, right.s, 1 / left.vega, 1 / right.vega, 0, false);
        double start = RationalCubic.value(
                price, left.price, right.price, left.s, right.s, 1 / left.vega, 1 / right.vega, control);
        return polishedInPrice(price, x, start);
    }

    /** Near no price at all: f = 2 pi |x| / sqrt(27) N(-|x| / (sqrt(3) s))^3 is nearly straight. */
    private static double lowest(double price, double x, Knot left) {
        LowerMap map = LowerMap.at(x, left.s);
        double control = RationalCubic.fittingRight(0, left.price, 0, map.value, 1, map.slope, map.curvature, true);
        double f = RationalCubic.value(price, 0, left.price, 0, map.value, 1, map.slope, control);
        if (!(f > 0)) {
            double share = price / left.price;
            f = (map.value * share + left.price * (1 - share)) * share;
        }
        return polishedInLogPrice(price, x, LowerMap.inverse(x, f));
    }

    /** Near the largest price: f = N(-s/2) is nearly straight. */
    private static double highest(double price, double x, double most, Knot right) {
        double h = x / right.s;
        double f = normal(-right.s / 2);
        double slope = -0.5 * Math.exp(0.5 * h * h);
        double curvature = SQRT_HALF_PI * Math.exp(h * h + 0.125 * right.s * right.s) * h * h / right.s;
        double start = 0;
        if (f > 0 && Double.isFinite(curvature)) {
            double control = RationalCubic.fittingLeft(right.price, most, f, 0, slope, -0.5, curvature, true);
            start = RationalCubic.value(price, right.price, most, f, 0, slope, -0.5, control);
        }
        if (!(start > 0)) {
            double width = most - right.price;
            double share = (price - right.price) / width;
            start = (f * (1 - share) + 0.5 * width * share) * (1 - share);
        }
        double s = -2 * inverseNormal(start);
        return price > 0.5 * most ? polishedInLogRest(price, x, most, s) : polishedInPrice(price, x, s);
    }

    private static double polishedInPrice(double price, double x, double start) {
        double s = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            double slope = NormalisedBlack.vega(x, s);
            double newton = (price - NormalisedBlack.price(x, s)) / slope;
            double step = householder(newton, bend(x, s), twist(x, s, bend(x, s)));
            double next = s + bounded(step, s);
            if (isSettled(step, s)) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** Solves 1/ln b(s) = 1/ln price: for prices so small that only their magnitude says something. */
    private static double polishedInLogPrice(double price, double x, double start) {
        double s = start;
        double wanted = Math.log(price);
        for (int i = 0; i < MOST_STEPS; i++) {
            double b = NormalisedBlack.price(x, s);
            double log = Math.log(b);
            double ratio = NormalisedBlack.vega(x, s) / b;
            double bend = bend(x, s);
            double newton = (wanted - log) * log / wanted / ratio;
            double halley = bend - ratio * (1 + 2 / log);
            double third = twist(x, s, bend)
                    + 2 * ratio * ratio * (1 + 3 / log * (1 + 1 / log))
                    - 3 * bend * ratio * (1 + 2 / log);
            double step = householder(newton, halley, third);
            double next = s + bounded(step, s);
            if (isSettled(step, s)) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** Solves ln(most - b(s)) = ln(most - price): for prices near the most that an option can be worth. */
    private static double polishedInLogRest(double price, double x, double most, double start) {
        double s = start;
        double rest = most - price;
        for (int i = 0; i < MOST_STEPS; i++) {
            double left = most - NormalisedBlack.price(x, s);
            double ratio = NormalisedBlack.vega(x, s) / left;
            double bend = bend(x, s);
            double newton = -Math.log(rest / left) / ratio;
            double halley = bend + ratio;
            double third = twist(x, s, bend) + ratio * (2 * ratio + 3 * bend);
            double step = householder(newton, halley, third);
            double next = s + bounded(step, s);
            if (isSettled(step, s)) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** The second derivative of the price over its first. */
    private static double bend(double x, double s) {
        double h = x / s;
        return h * h / s - s / 4;
    }

    /** The third derivative of the price over its first. */
    private static double twist(double x, double s, double bend) {
        double slope = x / (s * s);
        return bend * bend - 3 * slope * slope - 0.25;
    }

    private static double householder(double newton, double halley, double third) {
        return newton * (1 + 0.5 * halley * newton) / (1 + newton * (halley + third * newton / 6));
    }

    /** No step halves or doubles the deviation more than once. */
    private static double bounded(double step, double s) {
        return Double.isNaN(step) ? 0 : Math.clamp(step, -0.5 * s, s);
    }

    private static boolean isSettled(double step, double s) {
        return !(Math.abs(step) > CONVERGED * s);
    }

    /** The map for the lowest prices with its derivatives by the price. */
    private record LowerMap(double value, double slope, double curvature) {
        static LowerMap at(double x, double s) {
            double distance = Math.abs(x);
            double z = distance / (SQRT_THREE * s);
            double y = z * z;
            double s2 = s * s;
            double tail = normal(-z);
            double density = Math.exp(-0.5 * y) / NormalisedBlack.SQRT_TWO_PI;
            double curvature = Math.PI
                    / 6
                    * y
                    / (s2 * s)
                    * tail
                    * (8 * SQRT_THREE * s * distance + (3 * s2 * (s2 - 8) - 8 * x * x) * tail / density)
                    * Math.exp(2 * y + 0.25 * s2);
            double slope = 2 * Math.PI * y * tail * tail * Math.exp(y + 0.125 * s2);
            return new LowerMap(TWO_PI_OVER_SQRT_27 * distance * tail * tail * tail, slope, curvature);
        }

        static double inverse(double x, double f) {
            double distance = Math.abs(x);
            double tail = Math.cbrt(f / (TWO_PI_OVER_SQRT_27 * distance));
            return Math.abs(distance / (SQRT_THREE * inverseNormal(tail)));
        }
    }

    private static double normal(double z) {
        return 0.5 * Erfc.value(-z / SQRT_TWO);
    }

    private static double inverseNormal(double p) {
        return -SQRT_TWO * InverseErfc.value(2 * p);
    }

    private static double inverseErf(double p) {
        return InverseErf.value(p);
    }
}
