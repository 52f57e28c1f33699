package gammadesk.views.exposure;

import gammadesk.views.chart.ChartScreen;

/** How often walls and flips held. */
public final class ScoreController extends ChartScreen {
    private static final Words WORDS = new Words("level-scorecard", "Levels", """
            How often call walls, put walls and flips held for a quarter of an hour in this session, how much more often \
            than a level as far away on the other side of spot, and whether volatility was higher in negative gamma. Few \
            observations say nothing, and the card says so.
            """ + KEYS);

    private final ScoreView view;

    /** Shows what is chosen for all exposure panels. */
    public ScoreController(ExposureDesk desk) {
        ScoreView view = new ScoreView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    ScoreView view() {
        return view;
    }
}
