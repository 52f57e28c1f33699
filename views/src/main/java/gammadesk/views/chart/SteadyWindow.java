package gammadesk.views.chart;

import gammadesk.views.chart.Viewport.Range;

/** A range of prices about a centre on round numbers, moved only when the centre has left its middle. */
public final class SteadyWindow {
    private static final double DRIFT = 0.03;

    private final double share;
    private double centre = Double.NaN;
    private Range range = Range.UNIT;

    /** Reaches so far to both sides, as a share of the centre. */
    public SteadyWindow(double share) {
        this.share = share;
    }

    /** The range for a centre now. */
    public Range about(double newCentre) {
        if (!(Math.abs(newCentre - centre) <= DRIFT * centre)) {
            centre = newCentre;
            double step = Ticks.step(2 * share * centre, 20);
            range = new Range(
                    Math.floor((1 - share) * centre / step) * step, Math.ceil((1 + share) * centre / step) * step);
        }
        return range;
    }
}
