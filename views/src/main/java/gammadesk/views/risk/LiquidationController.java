package gammadesk.views.risk;

import gammadesk.views.chart.ChartScreen;

/** How far the market may move until the venue liquidates. */
public final class LiquidationController extends ChartScreen {
    private static final Words WORDS = new Words("liquidation", "Liquidation", """
            Equity less maintenance margin after a move of all prices (across) and of all volatilities (upwards), by standard or \
            portfolio margin, for which open orders do not count. The hatched region is breached, the line is its exact edge, the dot is now and \
            the diamonds are the nearest breaches at unchanged volatility.
            """ + KEYS);

    private final LiquidationView view;

    /** Shows what is chosen for all panels of the book's risk. */
    public LiquidationController(RiskDesk desk) {
        LiquidationView view = new LiquidationView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    LiquidationView view() {
        return view;
    }
}
