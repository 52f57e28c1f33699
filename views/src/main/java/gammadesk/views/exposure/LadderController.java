package gammadesk.views.exposure;

import gammadesk.views.chart.ChartScreen;

/** What dealers must trade after moves. */
public final class LadderController extends ChartScreen {
    private static final Words WORDS = new Words("hedge-flow", "Hedge flow", """
            What dealers must buy or sell to stay hedged after one move of spot, of all volatilities, or of the clock, by \
            full repricing of their delta. Coin beside USD at the price of the move.
            """ + KEYS);

    private final LadderView view;

    /** Shows what is chosen for all exposure panels. */
    public LadderController(ExposureDesk desk) {
        LadderView view = new LadderView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    LadderView view() {
        return view;
    }
}
