package gammadesk.analytics.surface;

/**
 * Weighted least squares of one raw SVI slice by Levenberg-Marquardt with an analytic Jacobian. Everything lives in
 * arrays that are allocated once, and works on standardised numbers, x = k / scale and v = w / scale^2, with scale the
 * deviation at the money: parameters of an hour and of a year then look alike.
 *
 * <p>The five parameters are a, b, d, m, s of v(x) = a + b sqrt((x - m)^2 + s^2) + d (x - m), that is raw SVI with d =
 * b rho; or, when so asked, the three of an SSVI slice. For one thread at a time.
 */
public final class SviSolver {
    /** How many parameters. */
    public static final int SIZE = 5;

    private static final int A = 0;
    private static final int B = 1;
    private static final int D = 2;
    private static final int M = 3;
    private static final int S = 4;
    private static final double MOST_TILT = 0.999;
    private static final double LEAST_ROUNDING = 0.02;
    private static final double MOST_ROUNDING = 60;
    private static final double GIVE_UP_DAMPING = 1e9;

    private final double[] x;
    private final double[] v;
    private final double[] weight;
    private final NormalEquations here = new NormalEquations();
    private final NormalEquations there = new NormalEquations();
    private final SsviShape shape = new SsviShape();
    private final double[] trial = new double[SIZE];
    private final double[] step = new double[SIZE];
    private int size;
    private double steepest = 2;
    private double farthestVertex = 1;
    private double leastVariance = 1e-4;
    private int iterations;

    /** A solver for slices of at most so many quotes. */
    public SviSolver(int mostQuotes) {
        x = new double[mostQuotes];
        v = new double[mostQuotes];
        weight = new double[mostQuotes];
    }

    /** Forgets the quotes; {@code scale} is the deviation at the money, on which Lee's bound depends. */
    public void reset(double scale) {
        size = 0;
        steepest = 1.998 / scale;
        farthestVertex = 1;
        leastVariance = 1e-3;
    }

    /** Adds a quote: its place, its variance and the weight of a miss, all standardised. */
    public void add(double place, double variance, double missWeight) {
        x[size] = place;
        v[size] = variance;
        weight[size] = missWeight;
        size++;
        farthestVertex = Math.max(farthestVertex, Math.abs(place) + 1);
    }

    /** How many quotes. */
    public int size() {
        return size;
    }

    /** Steps of the last minimisation. */
    public int iterations() {
        return iterations;
    }

    /**
     * Improves the parameters a, b, d, m, s in place by plain least squares.
     *
     * @param p start and result
     * @param mostIterations steps, refused ones included
     * @param tolerance stop when a step lowers the sum of squares by less than this share
     * @return the sum of squares reached
     */
    public double minimise(double[] p, int mostIterations, double tolerance) {
        return minimise(p, SliceLimits.NONE, mostIterations, tolerance);
    }

    /** The same with penalties for what the slice may not cross. */
    double minimise(double[] p, SliceLimits limits, int mostIterations, double tolerance) {
        confine(p);
        double cost = build(p, limits, here);
        double damping = 1e-4;
        iterations = 0;
        while (iterations < mostIterations && damping < GIVE_UP_DAMPING && Double.isFinite(cost)) {
            iterations++;
            if (!here.solve(damping, step)) {
                damping *= 10;
                continue;
            }
            for (int i = 0; i < SIZE; i++) {
                trial[i] = p[i] + step[i];
            }
            confine(trial);
            double next = build(trial, limits, there);
            if (next < cost) {
                System.arraycopy(trial, 0, p, 0, SIZE);
                here.take(there);
                double drop = (cost - next) / cost;
                cost = next;
                damping = Math.max(damping / 10, 1e-12);
                if (drop < tolerance) {
                    break;
                }
            } else {
                damping *= 8;
            }
        }
        return cost;
    }

    /** The same within the slices of SSVI: {@code q} is theta, rho, phi, standardised; {@code p} gets the raw form. */
    double minimiseSsvi(double[] q, double[] p, SliceLimits limits, SsviShape.Bounds bounds, int mostIterations) {
        bounds.confine(q);
        shape.raw(q, p);
        double cost = build(p, limits, here);
        double damping = 1e-3;
        iterations = 0;
        while (iterations < mostIterations && damping < GIVE_UP_DAMPING && Double.isFinite(cost)) {
            iterations++;
            if (!shape.solve(q, here, damping, step)) {
                damping *= 10;
                continue;
            }
            for (int i = 0; i < SsviShape.SIZE; i++) {
                shape.trial[i] = q[i] + step[i];
            }
            bounds.confine(shape.trial);
            shape.raw(shape.trial, trial);
            double next = build(trial, limits, there);
            if (next < cost) {
                System.arraycopy(shape.trial, 0, q, 0, SsviShape.SIZE);
                System.arraycopy(trial, 0, p, 0, SIZE);
                here.take(there);
                double drop = (cost - next) / cost;
                cost = next;
                damping = Math.max(damping / 10, 1e-12);
                if (drop < 1e-9) {
                    break;
                }
            } else {
                damping *= 8;
            }
        }
        return cost;
    }

    /** Half the gradient and half the (Gauss-Newton) Hessian of the sum of squares; returns the sum. */
    private double build(double[] p, SliceLimits limits, NormalEquations out) {
        double a = p[A];
        double b = p[B];
        double d = p[D];
        double m = p[M];
        double s = p[S];
        double cost = 0;
        double aa = 0, ab = 0, ad = 0, am = 0, as = 0, bb = 0, bd = 0, bm = 0;
        double bs = 0, dd = 0, dm = 0, ds = 0, mm = 0, ms = 0, ss = 0;
        double ga = 0, gb = 0, gd = 0, gm = 0, gs = 0;
        for (int i = 0; i < size; i++) {
            double u = weight[i];
            double z = x[i] - m;
            double root = Math.sqrt(z * z + s * s);
            double bOverRoot = b / root;
            double miss = u * (a + d * z + b * root - v[i]);
            double jb = u * root;
            double jd = u * z;
            double jm = -u * (d + bOverRoot * z);
            double js = u * bOverRoot * s;
            cost += miss * miss;
            ga += u * miss;
            gb += jb * miss;
            gd += jd * miss;
            gm += jm * miss;
            gs += js * miss;
            aa += u * u;
            ab += u * jb;
            ad += u * jd;
            am += u * jm;
            as += u * js;
            bb += jb * jb;
            bd += jb * jd;
            bm += jb * jm;
            bs += jb * js;
            dd += jd * jd;
            dm += jd * jm;
            ds += jd * js;
            mm += jm * jm;
            ms += jm * js;
            ss += js * js;
        }
        out.set(aa, ab, ad, am, as, bb, bd, bm, bs, dd, dm, ds, mm, ms, ss, ga, gb, gd, gm, gs);
        return cost + limits.add(p, out);
    }

    /** Brings parameters back to where an SVI slice is defined, positive and within Lee's bound. */
    private void confine(double[] p) {
        p[S] = Math.clamp(p[S], LEAST_ROUNDING, MOST_ROUNDING);
        p[M] = Math.clamp(p[M], -farthestVertex, farthestVertex);
        p[B] = Math.max(p[B], 1e-9);
        p[D] = Math.clamp(p[D], -MOST_TILT * p[B], MOST_TILT * p[B]);
        double slope = p[B] + Math.abs(p[D]);
        if (slope > steepest) {
            p[B] *= steepest / slope;
            p[D] *= steepest / slope;
        }
        double least = p[A] + p[S] * Math.sqrt(p[B] * p[B] - p[D] * p[D]);
        p[A] += Math.max(0, leastVariance - least);
    }

    /**
     * Best level, opening and tilt for a vertex and a rounding, by linear least squares; returns the sum of squares.
     */
    double quasiExplicit(double m, double s, double[] p) {
        return QuasiExplicit.solve(x, v, weight, size, m, s, p);
    }

    /** The smallest and largest place among the quotes. */
    double leftmost() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, x[i]);
        }
        return least;
    }

    double rightmost() {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, x[i]);
        }
        return most;
    }
}
