package gammadesk.analytics.pricing;

/**
 * Interpolation between two points with given slopes by a cubic over a quadratic, with one free parameter that bends it
 * without making it wiggle (R. Delbourgo and J. A. Gregory, "Shape preserving piecewise rational interpolation", SIAM
 * J. Sci. Stat. Comput. 6, 1985).
 */
final class RationalCubic {
    private static final double LEAST = -(1 - Math.sqrt(Math.ulp(1.0)));
    private static final double MOST = 2 / (Math.ulp(1.0) * Math.ulp(1.0));

    private RationalCubic() {}

    static double value(
            double x, double xl, double xr, double yl, double yr, double slopeL, double slopeR, double control) {
        double h = xr - xl;
        if (Math.abs(h) <= 0) {
            return (yl + yr) / 2;
        }
        double t = (x - xl) / h;
        double u = 1 - t;
        if (control >= MOST) {
            return yr * t + yl * u;
        }
        double numerator = yr * t * t * t
                + (control * yr - h * slopeR) * t * t * u
                + (control * yl + h * slopeL) * t * u * u
                + yl * u * u * u;
        return numerator / (1 + (control - 3) * t * u);
    }

    /** The parameter that gives the wanted second derivative at the left point, within what keeps the shape. */
    static double fittingLeft(
            double xl,
            double xr,
            double yl,
            double yr,
            double slopeL,
            double slopeR,
            double curvatureL,
            boolean preferShape) {
        double h = xr - xl;
        double chord = (yr - yl) / h;
        double control = quotient(0.5 * h * curvatureL + (slopeR - slopeL), chord - slopeL);
        return Math.max(control, least(slopeL, slopeR, chord, preferShape));
    }

    /** The parameter that gives the wanted second derivative at the right point, within what keeps the shape. */
    static double fittingRight(
            double xl,
            double xr,
            double yl,
            double yr,
            double slopeL,
            double slopeR,
            double curvatureR,
            boolean preferShape) {
        double h = xr - xl;
        double chord = (yr - yl) / h;
        double control = quotient(0.5 * h * curvatureR + (slopeR - slopeL), slopeR - chord);
        return Math.max(control, least(slopeL, slopeR, chord, preferShape));
    }

    private static double quotient(double numerator, double denominator) {
        if (numerator == 0) {
            return 0;
        }
        return denominator == 0 ? Math.copySign(MOST, numerator) : numerator / denominator;
    }

    /** The smallest parameter with which the curve is monotonic and convex where the data are. */
    private static double least(double slopeL, double slopeR, double chord, boolean preferShape) {
        boolean monotonic = slopeL * chord >= 0 && slopeR * chord >= 0;
        boolean convex = slopeL <= chord && chord <= slopeR;
        boolean concave = slopeL >= chord && chord >= slopeR;
        if (!monotonic && !convex && !concave) {
            return LEAST;
        }
        double forMonotony = LEAST;
        if (monotonic) {
            forMonotony = chord != 0 ? (slopeR + slopeL) / chord : preferShape ? MOST : LEAST;
        }
        return Math.max(LEAST, Math.max(forMonotony, forShape(slopeL, slopeR, chord, convex || concave, preferShape)));
    }

    private static double forShape(double slopeL, double slopeR, double chord, boolean bent, boolean preferShape) {
        double toRight = slopeR - chord;
        double toLeft = chord - slopeL;
        if (!bent) {
            return LEAST;
        }
        if (toRight != 0 && toLeft != 0) {
            return Math.max(Math.abs((slopeR - slopeL) / toRight), Math.abs((slopeR - slopeL) / toLeft));
        }
        return preferShape ? MOST : LEAST;
    }
}
