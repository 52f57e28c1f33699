package gammadesk.views.forecast;

import gammadesk.views.chart.ChartScreen;

/** Which options are rich and which are cheap, and what could be done about it. */
public final class RichCheapController extends ChartScreen {
    private static final Words WORDS = new Words("rich-cheap", "Rich / cheap", """
            By strike and expiry, along the same axes as the surface (strike, ln(K/F), standard deviations, delta): green is rich, purple is cheap. Implied − forecast sets the fitted surface against the \
            forecast over the life of the expiry, with the surface's own shape, in vol points or in units of their common \
            uncertainty; quote − fit sets the middle of a quote against the fitted surface, in vol points, in half quoted \
            bands (beyond 1 the fit lies outside of bid and ask), or against its own past. The figure under an expiry is its \
            variance swap minus the forecast, in vol points.
            Below: candidates, best edge over standard error first. Net is after crossing the spread, fees and hedging with \
            the perpetual, in USD for one coin; a candidate is offered only where the interval of 80 % of its edge lies above \
            zero. Record is what this very signal earned here: every hour each candidate with an edge after costs is entered on \
            paper, hedged every hour, closed after a day, all costs paid.
            M shows the next measure, A the next axis. Wheel zooms, Ctrl+Shift+S saves the numbers.""");

    private final RichCheapView view;

    public RichCheapController(ForecastDesk desk) {
        RichCheapView view = new RichCheapView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    @Override
    public void close() {
        view.close();
    }

    RichCheapView view() {
        return view;
    }
}
