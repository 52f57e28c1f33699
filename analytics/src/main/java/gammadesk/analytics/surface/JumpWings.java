package gammadesk.analytics.surface;

/**
 * The same slice as {@link RawSvi} in the numbers a trader reads (Gatheral and Jacquier 2014, section 3.3).
 *
 * @param v at-the-money variance per year
 * @param psi at-the-money skew, d vol / dk x sqrt(years)
 * @param p slope of the put wing over sqrt(total variance at the money)
 * @param c slope of the call wing over sqrt(total variance at the money)
 * @param vTilde the smallest variance per year
 */
public record JumpWings(double v, double psi, double p, double c, double vTilde) {
    /** Reads a slice; NaN leaves where its variance at the money is not positive. */
    public static JumpWings of(RawSvi slice, double years) {
        double w = slice.totalVariance(0);
        double root = Math.sqrt(w);
        return new JumpWings(
                w / years,
                slice.slope(0) / (2 * root),
                slice.leftWingSlope() / root,
                slice.rightWingSlope() / root,
                slice.leastVariance() / years);
    }

    /**
     * Back to raw parameters; throws {@link IllegalArgumentException} when no SVI slice has these numbers (the skew
     * must lie strictly between what the wings allow).
     */
    public RawSvi toRaw(double years) {
        double w = v * years;
        double root = Math.sqrt(w);
        double b = root / 2 * (c + p);
        double rho = 1 - p * root / b;
        double beta = rho - 2 * psi * root / b;
        if (!(Math.abs(beta) < 1) || !(b > 0)) {
            throw new IllegalArgumentException("no SVI slice has the skew " + psi + " between wings " + p + ", " + c);
        }
        double conjugate = Math.sqrt(1 - rho * rho);
        if (beta == 0) {
            double sigma = (v - vTilde) * years / (b * (1 - conjugate));
            return new RawSvi(vTilde * years - b * sigma * conjugate, b, rho, 0, sigma);
        }
        double alpha = Math.signum(beta) * Math.sqrt(1 / (beta * beta) - 1);
        double m = (v - vTilde)
                * years
                / (b * (-rho + Math.signum(alpha) * Math.sqrt(1 + alpha * alpha) - alpha * conjugate));
        double sigma = alpha * m;
        return new RawSvi(vTilde * years - b * sigma * conjugate, b, rho, m, sigma);
    }
}
