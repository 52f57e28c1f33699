package gammadesk.views.risk;

import gammadesk.views.chart.ChartScreen;

/** What the book becomes when spot, volatility and time move. */
public final class ScenariosController extends ChartScreen {
    private static final Words WORDS = new Words("scenarios", "Scenarios", """
            The map: every price moves by the share below, volatility by the points at the left, and the slider lets days pass; \
            each cell is the whole book priced anew. Purple is below zero, green above. Choose P&L or any greek, the money, what \
            volatility does when spot moves, and which volatilities a shock moves.
            The curves: P&L over spot without a shock of volatility, now, after the chosen days and when the first option of the \
            book expires. BE marks where that last one crosses zero. The dashed upright line is spot.
            """ + KEYS);

    private final ScenariosView view;

    /** Shows what is chosen for all panels of the book's risk. */
    public ScenariosController(RiskDesk desk) {
        ScenariosView view = new ScenariosView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    ScenariosView view() {
        return view;
    }
}
