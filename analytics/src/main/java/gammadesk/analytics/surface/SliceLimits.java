package gammadesk.analytics.surface;

/**
 * What a slice may not cross, as squared penalties at fixed places: density below zero, the earlier slice above it, the
 * later slice below it. Standardised like {@link SviSolver}; the penalties aim a margin inside the bound, so that the
 * bound itself holds exactly.
 */
final class SliceLimits {
    /** No limits. */
    static final SliceLimits NONE = new SliceLimits(0);

    private static final double BUTTERFLY_MARGIN = 2e-3;
    private static final double CALENDAR_MARGIN = 5e-4;

    /** Staying above earlier quotes and inside the band at the money is a wish, the rest a must. */
    private static final double EARLIER_WISH = 100;

    private static final double BAND_WISH = 3000;

    private final double[] x;
    private final double[] lower;
    private final double[] upper;
    private final double[] wish;
    private final NormalEquations scratch = new NormalEquations();
    private int size;
    private double variance = 1;
    private double strength = 1e3;

    SliceLimits(int most) {
        x = new double[most];
        lower = new double[most];
        upper = new double[most];
        wish = new double[most];
    }

    /** Forgets the places; {@code variance} is the total variance that standardised 1 stands for. */
    void reset(double newVariance, double newStrength) {
        size = 0;
        variance = newVariance;
        strength = newStrength;
    }

    /** Adds a place with the earlier and the later slice's standardised variance there (or an infinity). */
    void add(double place, double lowest, double highest) {
        x[size] = place;
        lower[size] = lowest;
        upper[size] = highest;
        wish[size] = EARLIER_WISH;
        size++;
    }

    /** Adds a place whose standardised variance must lie in a band; a tenth of the band stays free on either side. */
    void addBand(double place, double low, double high) {
        double margin = CALENDAR_MARGIN * (1 + Math.abs(place));
        double inner = Math.max(0.1 * (high - low) - margin, 0);
        add(place, low + inner, high - inner);
        wish[size - 1] = BAND_WISH;
    }

    /** Whether no penalty is felt at the parameters. */
    boolean areIdle(double[] p) {
        return add(p, scratch) == 0;
    }

    /** Adds the penalties and their derivatives; returns their sum. */
    double add(double[] p, NormalEquations out) {
        double cost = 0;
        for (int i = 0; i < size; i++) {
            cost += add(p, i, out);
        }
        return cost;
    }

    private double add(double[] p, int i, NormalEquations out) {
        double place = x[i];
        double b = p[1];
        double d = p[2];
        double s = p[4];
        double z = place - p[3];
        double square = z * z + s * s;
        double root = Math.sqrt(square);
        double w = p[0] + b * root + d * z;
        double w1 = d + b * z / root;
        double w2 = b * s * s / (square * root);
        double cost = 0;
        double scale = strength / (1 + Math.abs(place));
        double margin = CALENDAR_MARGIN * (1 + Math.abs(place));
        double under = lower[i] + margin - w;
        if (under > 0) {
            double pull = wish[i] / (1 + Math.abs(place));
            cost += penalty(pull * under, -pull, out, root, z, -w1, b * s / root);
        }
        double over = w + margin - upper[i];
        if (over > 0) {
            cost += penalty(scale * over, scale, out, root, z, -w1, b * s / root);
        }
        double tilt = 1 - place * w1 / (2 * w);
        double curve = 1 / w + variance / 4;
        double lack = BUTTERFLY_MARGIN - (tilt * tilt - w1 * w1 / 4 * curve + w2 / 2);
        if (lack > 0 && w > 0) {
            double byW = tilt * place * w1 / (w * w) + w1 * w1 / (4 * w * w);
            double bySlope = -tilt * place / w - w1 / 2 * curve;
            double slopeByS = -b * z * s / (square * root);
            double w3 = -3 * b * s * s * z / (square * square * root);
            double w2ByS = b * (2 * s / (square * root) - 3 * s * s * s / (square * square * root));
            double f = -strength;
            out.add(
                    strength * lack,
                    f * byW,
                    f * (byW * root + bySlope * z / root + s * s / (square * root) / 2),
                    f * (byW * z + bySlope),
                    f * (-byW * w1 - bySlope * w2 - w3 / 2),
                    f * (byW * b * s / root + bySlope * slopeByS + w2ByS / 2));
            cost += strength * lack * strength * lack;
        }
        return cost;
    }

    private static double penalty(
            double miss, double factor, NormalEquations out, double jb, double jd, double jm, double js) {
        out.add(miss, factor, factor * jb, factor * jd, factor * jm, factor * js);
        return miss * miss;
    }
}
