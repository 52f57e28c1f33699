package gammadesk.views.chart;

/** The end of an axis that grows at once but shrinks only when the data fill less than half of it. */
public final class SteadyMaximum {
    private static final double HEADROOM = 1.05;
    private static final double TOO_LARGE = 0.45;

    private double maximum = Double.NaN;

    /** Takes the largest magnitude now and gives the round end of the axis. */
    public double update(double largest) {
        if (!(largest > 0)) {
            return Double.isNaN(maximum) ? 1 : maximum;
        }
        if (!(largest <= maximum && largest >= maximum * TOO_LARGE)) {
            maximum = Ticks.roundedUp(largest * HEADROOM);
        }
        return maximum;
    }

    /** Forgets what was, for another market. */
    public void clear() {
        maximum = Double.NaN;
    }
}
