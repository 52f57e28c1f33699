package gammadesk.views.forecast;

import gammadesk.views.chart.ChartScreen;

/** How the perpetual's order book moves. */
public final class FlowController extends ChartScreen {
    private static final Words WORDS = new Words("order-flow", "Order flow", """
            Above: the amounts in the perpetual's order book by price through the last minutes, bids teal \
            below the line of the mid price, asks red above it. ● bought, ○ sold by the taker, larger for larger trades; \
            ◆ a liquidation.
            Below: the imbalance of the best levels (bids minus asks over both, −1 .. +1) as a line, and the order-flow \
            imbalance of every second (what was added to bids and taken from asks, minus the contrary) as bars, in units of \
            the largest in view.
            """ + KEYS);

    private final FlowView view;

    public FlowController(ForecastDesk desk) {
        FlowView view = new FlowView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    FlowView view() {
        return view;
    }
}
