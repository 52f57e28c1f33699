package gammadesk.views.risk;

import gammadesk.views.chart.ChartScreen;

/** What a bad day costs. */
public final class TailController extends ChartScreen {
    private static final Words WORDS = new Words("tail", "Tail", """
            Left: how often the book, priced in full in every scenario of a day, makes or loses how much. VaR is the loss that is \
            not exceeded with the chosen confidence, ES the mean of the losses beyond. Always in USD.
            Right: each position's share of ES or VaR by Euler: how fast the figure grows when the position does. The shares add \
            up to the figure; those of ES are exact, those of VaR are noisy by nature.
            """ + KEYS);

    private final TailView view;

    /** Shows what is chosen for all panels of the book's risk. */
    public TailController(RiskDesk desk) {
        TailView view = new TailView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    TailView view() {
        return view;
    }
}
