package gammadesk.analytics.surface;

/** The 5 x 5 normal equations of a least-squares step, solved by Cholesky without allocating. */
final class NormalEquations {
    private static final int N = SviSolver.SIZE;
    private final double[] h = new double[N * N];
    private final double[] gradient = new double[N];
    private final double[] lower = new double[N * N];
    private final double[] y = new double[N];

    void set(
            double aa,
            double ab,
            double ad,
            double am,
            double as,
            double bb,
            double bd,
            double bm,
            double bs,
            double dd,
            double dm,
            double ds,
            double mm,
            double ms,
            double ss,
            double ga,
            double gb,
            double gd,
            double gm,
            double gs) {
        h[0] = aa;
        h[5] = ab;
        h[6] = bb;
        h[10] = ad;
        h[11] = bd;
        h[12] = dd;
        h[15] = am;
        h[16] = bm;
        h[17] = dm;
        h[18] = mm;
        h[20] = as;
        h[21] = bs;
        h[22] = ds;
        h[23] = ms;
        h[24] = ss;
        gradient[0] = ga;
        gradient[1] = gb;
        gradient[2] = gd;
        gradient[3] = gm;
        gradient[4] = gs;
    }

    /** Adds one squared residual with its derivatives. */
    void add(double miss, double ja, double jb, double jd, double jm, double js) {
        h[0] += ja * ja;
        h[5] += ja * jb;
        h[6] += jb * jb;
        h[10] += ja * jd;
        h[11] += jb * jd;
        h[12] += jd * jd;
        h[15] += ja * jm;
        h[16] += jb * jm;
        h[17] += jd * jm;
        h[18] += jm * jm;
        h[20] += ja * js;
        h[21] += jb * js;
        h[22] += jd * js;
        h[23] += jm * js;
        h[24] += js * js;
        gradient[0] += ja * miss;
        gradient[1] += jb * miss;
        gradient[2] += jd * miss;
        gradient[3] += jm * miss;
        gradient[4] += js * miss;
    }

    void take(NormalEquations other) {
        System.arraycopy(other.h, 0, h, 0, h.length);
        System.arraycopy(other.gradient, 0, gradient, 0, N);
    }

    double hessian(int row, int column) {
        return row >= column ? h[row * N + column] : h[column * N + row];
    }

    double gradient(int row) {
        return gradient[row];
    }

    /** The damped step; false when the matrix is not positive definite or the step is not finite. */
    boolean solve(double damping, double[] step) {
        double floor = 1e-12 * (h[0] + h[6] + h[12] + h[18] + h[24]) + 1e-300;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = h[i * N + j];
                if (i == j) {
                    sum += damping * sum + floor;
                }
                for (int k = 0; k < j; k++) {
                    sum -= lower[i * N + k] * lower[j * N + k];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        return false;
                    }
                    lower[i * N + i] = Math.sqrt(sum);
                } else {
                    lower[i * N + j] = sum / lower[j * N + j];
                }
            }
        }
        substitute(step);
        return Double.isFinite(step[0] + step[1] + step[2] + step[3] + step[4]);
    }

    private void substitute(double[] step) {
        for (int i = 0; i < N; i++) {
            double sum = -gradient[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i * N + k] * y[k];
            }
            y[i] = sum / lower[i * N + i];
        }
        for (int i = N - 1; i >= 0; i--) {
            double sum = y[i];
            for (int k = i + 1; k < N; k++) {
                sum -= lower[k * N + i] * step[k];
            }
            step[i] = sum / lower[i * N + i];
        }
    }
}
