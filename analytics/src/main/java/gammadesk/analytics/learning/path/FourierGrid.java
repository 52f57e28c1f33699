package gammadesk.analytics.learning.path;

/**
 * Places and weights on the half-line for the transform of one expiry: panels of 32-point Gauss-Legendre that grow
 * geometrically, but stay short enough for the turns of the farthest strike.
 */
final class FourierGrid {
    private static final int POINTS = 32;
    private static final double GROWTH = 1.5;
    private static final double TURNS = 24;
    private static final int MOST_PANELS = 4000;
    private static final double NEGLIGIBLE = 1e-16;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            legendre(i);
        }
    }

    private FourierGrid() {}

    /** What is to be added up over the grid. */
    @FunctionalInterface
    interface Term {
        /**
         * Adds a place with its weight.
         *
         * @return a bound of what was added, by unit of weight; the grid ends where it is negligible
         */
        double add(double u, double weight);
    }

    /**
     * Walks the grid from 0.
     *
     * @param farthest largest size of a log-moneyness
     */
    static void walk(double farthest, Term term) {
        double longest = TURNS / Math.max(farthest, 1e-12);
        double from = 0;
        double width = 1;
        for (int panel = 0; panel < MOST_PANELS; panel++) {
            double most = 0;
            for (int i = 0; i < POINTS; i++) {
                most = Math.max(most, term.add(from + width * NODES[i], width * WEIGHTS[i]));
            }
            if (most * width < NEGLIGIBLE) {
                return;
            }
            from += width;
            width = Math.min(GROWTH * width, longest);
        }
    }

    /** The i-th zero of Legendre's polynomial by Newton's method, moved to 0 .. 1. */
    private static void legendre(int i) {
        double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
        double slope = 1;
        for (int turn = 0; turn < 100; turn++) {
            double before = 1;
            double value = x;
            for (int n = 2; n <= POINTS; n++) {
                double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
                before = value;
                value = next;
            }
            slope = POINTS * (x * value - before) / (x * x - 1);
            double step = value / slope;
            x -= step;
            if (Math.abs(step) < 1e-16) {
                break;
            }
        }
        NODES[i] = (1 - x) / 2;
        WEIGHTS[i] = 1 / ((1 - x * x) * slope * slope);
    }
}
