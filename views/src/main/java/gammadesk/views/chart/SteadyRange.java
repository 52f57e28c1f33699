package gammadesk.views.chart;

import gammadesk.views.chart.Viewport.Range;

/** The range of an axis on round numbers that grows at once but shrinks only when the data fill little of it. */
public final class SteadyRange {
    private static final double HEADROOM = 0.06;
    private static final double TOO_LARGE = 0.5;
    private static final int INTERVALS = 8;

    private final double smallest;
    private Range range = Range.UNIT;
    private boolean known;

    /** Never shows less than a span. */
    public SteadyRange(double smallestSpan) {
        this.smallest = smallestSpan;
    }

    /** Takes what must be seen now and gives the axis. */
    public Range update(Range wanted) {
        double middle = (wanted.low() + wanted.high()) / 2;
        double span = Math.max(smallest, wanted.span()) * (1 + 2 * HEADROOM);
        boolean fits = known
                && range.low() <= wanted.low()
                && range.high() >= wanted.high()
                && span >= range.span() * TOO_LARGE;
        if (!fits) {
            double step = Ticks.step(span, INTERVALS);
            range = new Range(
                    Math.floor((middle - span / 2) / step) * step, Math.ceil((middle + span / 2) / step) * step);
            known = true;
        }
        return range;
    }

    /** Forgets what was, for other data. */
    public void clear() {
        known = false;
    }
}
