package gammadesk.analytics.pricing;

/**
 * What the plain guess {@code c sqrt(2 pi) + k / v}, {@code v = sqrt(-2 ln c)}, has to be multiplied with to be the
 * deviation: a square table that is read bilinearly, right to 2 %, so that two steps of fourth order are exact. Its
 * lines are equal steps of {@code v}; its columns are equal shares of the octaves that {@code 1 + k / (c sqrt(2 pi))}
 * can have at that {@code v}, where an octave is passed linearly, as the bits of a double do it.
 */
final class StartTable {
    static final int CELLS = 32;
    static final double FIRST = 0.75;
    static final double LAST = 7.46;
    /** The largest octave is this times {@code -2 ln c} plus the other. */
    static final double OCTAVES_PER_LOG = 0.7213475204444817;

    static final double MORE_OCTAVES = 1.3;
    /** Of a double's 52 bits these do not matter for a place in the table. */
    static final int DROPPED_BITS = 32;

    static final double PER_KEPT_BIT = 0x1p-20;
    static final double[] FACTORS = factors();

    private StartTable() {}

    private static double[] factors() {
        double[] factors = new double[(CELLS + 1) * (CELLS + 1)];
        for (int line = 0; line <= CELLS; line++) {
            for (int column = 0; column <= CELLS; column++) {
                factors[line * (CELLS + 1) + column] =
                        factor(FIRST + (LAST - FIRST) * line / CELLS, (double) column / CELLS);
            }
        }
        return factors;
    }

    private static double factor(double v, double share) {
        double c = Math.exp(-v * v / 2);
        double octaves = share * (v * v * OCTAVES_PER_LOG + MORE_OCTAVES);
        double whole = Math.floor(octaves);
        double k = (Math.scalb(1 + octaves - whole, (int) whole) - 1) * c * Minimax.SQRT_TWO_PI;
        double deviation = LetsBeRational.deviation(c * Math.exp(-k / 2), -k);
        return deviation / (c * Minimax.SQRT_TWO_PI + k / v);
    }
}
