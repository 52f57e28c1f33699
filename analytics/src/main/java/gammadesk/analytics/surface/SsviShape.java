package gammadesk.analytics.surface;

/** The three parameters of an SSVI slice (theta, rho, phi), standardised, as a shape of the five of raw SVI. */
final class SsviShape {
    static final int SIZE = 3;

    final double[] trial = new double[SIZE];
    private final double[] map = new double[SviSolver.SIZE * SIZE];
    private final double[] h = new double[SIZE * SIZE];
    private final double[] g = new double[SIZE];

    /**
     * Where theta, rho and phi may lie: free of butterflies (Gatheral and Jacquier 2014, theorem 4.2: theta phi (1 +
     * |rho|) < 4 and theta phi^2 (1 + |rho|) <= 4), and above an earlier slice (Hendriks and Martini 2019: theta rises,
     * both wings rise, phi does not).
     *
     * @param scale deviation at the money
     * @param theta the earlier slice's, standardised; 0 without one
     * @param rho the earlier slice's
     * @param phi the earlier slice's, standardised
     */
    record Bounds(double scale, double theta, double rho, double phi) {
        private static final double MOST_TILT = 0.995;
        private static final double LEAST_THETA = 1e-3;

        /** Only what keeps the slice free of butterflies. */
        static Bounds butterfly(double scale) {
            return new Bounds(scale, 0, 0, Double.POSITIVE_INFINITY);
        }

        void confine(double[] q) {
            q[0] = Math.max(q[0], Math.max(LEAST_THETA, theta * 1.0001));
            double share = theta / q[0];
            double leftmost = Math.max(-MOST_TILT, (1 + rho) * share - 1);
            double rightmost = Math.min(MOST_TILT, 1 - (1 - rho) * share);
            q[1] = Math.clamp(q[1], Math.min(leftmost, rightmost), rightmost);
            double wing = 1 + Math.abs(q[1]);
            double steepest = Math.min(3.99 / (wing * scale), Math.sqrt(3.99 * q[0] / wing));
            double most = Math.min(steepest, theta > 0 ? phi * q[0] : steepest);
            double least = theta > 0 ? theta * phi * Math.max((1 + rho) / (1 + q[1]), (1 - rho) / (1 - q[1])) : 1e-6;
            q[2] = Math.clamp(q[2] * q[0], Math.min(least, most), most) / q[0];
        }
    }

    /** The raw form a, b, d, m, s. */
    void raw(double[] q, double[] p) {
        double root = Math.sqrt(1 - q[1] * q[1]);
        p[0] = q[0] * root * root / 2;
        p[1] = q[0] * q[2] / 2;
        p[2] = p[1] * q[1];
        p[3] = -q[1] / q[2];
        p[4] = root / q[2];
    }

    /** The damped step in the three parameters from the normal equations in the five; false when there is none. */
    boolean solve(double[] q, NormalEquations five, double damping, double[] step) {
        differentiate(q);
        for (int i = 0; i < SIZE; i++) {
            g[i] = 0;
            for (int r = 0; r < SviSolver.SIZE; r++) {
                g[i] += map[r * SIZE + i] * five.gradient(r);
            }
            for (int j = 0; j < SIZE; j++) {
                double sum = 0;
                for (int r = 0; r < SviSolver.SIZE; r++) {
                    for (int c = 0; c < SviSolver.SIZE; c++) {
                        sum += map[r * SIZE + i] * five.hessian(r, c) * map[c * SIZE + j];
                    }
                }
                h[i * SIZE + j] = sum;
            }
        }
        double floor = 1e-10 * (h[0] + h[4] + h[8]) + 1e-300;
        double h0 = h[0] * (1 + damping) + floor;
        double h4 = h[4] * (1 + damping) + floor;
        double h8 = h[8] * (1 + damping) + floor;
        double c0 = h4 * h8 - h[5] * h[5];
        double c1 = h[2] * h[5] - h[1] * h8;
        double c2 = h[1] * h[5] - h[2] * h4;
        double determinant = h0 * c0 + h[1] * c1 + h[2] * c2;
        double c4 = h0 * h8 - h[2] * h[2];
        double c5 = h[1] * h[2] - h0 * h[5];
        double c8 = h0 * h4 - h[1] * h[1];
        step[0] = -(c0 * g[0] + c1 * g[1] + c2 * g[2]) / determinant;
        step[1] = -(c1 * g[0] + c4 * g[1] + c5 * g[2]) / determinant;
        step[2] = -(c2 * g[0] + c5 * g[1] + c8 * g[2]) / determinant;
        return Double.isFinite(step[0] + step[1] + step[2]);
    }

    private void differentiate(double[] q) {
        double theta = q[0];
        double rho = q[1];
        double phi = q[2];
        double root = Math.sqrt(1 - rho * rho);
        row(0, root * root / 2, -theta * rho, 0);
        row(1, phi / 2, 0, theta / 2);
        row(2, phi * rho / 2, theta * phi / 2, theta * rho / 2);
        row(3, 0, -1 / phi, rho / (phi * phi));
        row(4, 0, -rho / (root * phi), -root / (phi * phi));
    }

    private void row(int row, double byTheta, double byRho, double byPhi) {
        map[row * SIZE] = byTheta;
        map[row * SIZE + 1] = byRho;
        map[row * SIZE + 2] = byPhi;
    }
}
