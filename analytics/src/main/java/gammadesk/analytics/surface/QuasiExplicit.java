package gammadesk.analytics.surface;

/**
 * Raw SVI is linear in level, opening and tilt once the vertex and the rounding are given (Zeliade 2009): that makes
 * good starts.
 */
final class QuasiExplicit {
    private static final double MOST_TILT = 0.98;

    private QuasiExplicit() {}

    /** Fills {@code p} with the best a, b, d for the given m, s; returns the sum of squares. */
    static double solve(double[] x, double[] v, double[] weight, int size, double m, double s, double[] p) {
        double w0 = 0, w1 = 0, w2 = 0, w11 = 0, w12 = 0, w22 = 0, wv = 0, w1v = 0, w2v = 0, wvv = 0;
        for (int i = 0; i < size; i++) {
            double u = weight[i] * weight[i];
            double z = x[i] - m;
            double root = Math.sqrt(z * z + s * s);
            w0 += u;
            w1 += u * root;
            w2 += u * z;
            w11 += u * root * root;
            w12 += u * root * z;
            w22 += u * z * z;
            wv += u * v[i];
            w1v += u * root * v[i];
            w2v += u * z * v[i];
            wvv += u * v[i] * v[i];
        }
        double c11 = w11 - w1 * w1 / w0;
        double c12 = w12 - w1 * w2 / w0;
        double c22 = w22 - w2 * w2 / w0;
        double c1v = w1v - w1 * wv / w0;
        double c2v = w2v - w2 * wv / w0;
        double determinant = c11 * c22 - c12 * c12;
        double b = (c1v * c22 - c2v * c12) / determinant;
        double d = (c2v * c11 - c1v * c12) / determinant;
        if (!(Math.abs(d) <= MOST_TILT * b)) {
            double tilt = MOST_TILT * Math.signum(c2v);
            b = Math.max(0, (c1v + tilt * c2v) / (c11 + 2 * tilt * c12 + tilt * tilt * c22));
            d = tilt * b;
        }
        if (!Double.isFinite(b)) {
            b = 0;
            d = 0;
        }
        double a = (wv - b * w1 - d * w2) / w0;
        p[0] = a;
        p[1] = b;
        p[2] = d;
        p[3] = m;
        p[4] = s;
        double explained = 2 * (a * wv + b * w1v + d * w2v);
        double fitted = a * a * w0 + b * b * w11 + d * d * w22 + 2 * (a * b * w1 + a * d * w2 + b * d * w12);
        return wvv - explained + fitted;
    }
}
