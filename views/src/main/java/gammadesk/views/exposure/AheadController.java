package gammadesk.views.exposure;

import gammadesk.views.chart.ChartScreen;

/** Gamma over price and time. */
public final class AheadController extends ChartScreen {
    private static final Words WORDS = new Words("exposure-ahead", "Ahead", """
            Total gamma over price (upwards) and time (to the right) to the next four settlements, volatilities unchanged. \
            What settles is gone from the next column on. The line is the flip nearest to its neighbour before.
            """ + KEYS);

    private final AheadView view;

    /** Shows what is chosen for all exposure panels. */
    public AheadController(ExposureDesk desk) {
        AheadView view = new AheadView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    AheadView view() {
        return view;
    }
}
