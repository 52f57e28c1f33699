package gammadesk.views.forecast;

import gammadesk.views.chart.ChartScreen;

/** How volatile the price was over each horizon, what is charged for it, and what is forecast. */
public final class ConeController extends ChartScreen {
    private static final Words WORDS = new Words("vol-cone", "Cone", """
            Grey bands: realised volatility over all windows of each length in the history, from the least to the most, from \
            the tenth to the ninth decile, and between the quartiles, with the median; the dotted line is the window that \
            ended last. ● what options charge at the forward of each expiry now. ◆ the forecast in use for each horizon, with \
            the bands that are to hold 80 % (thick) and 95 % (thin) of outcomes. All in percent a year of 365 days; time is \
            drawn by its square root. Windows overlap: the count of independent ones is read out under the mouse.
            """ + KEYS);

    private final ConeView view;

    public ConeController(ForecastDesk desk) {
        ConeView view = new ConeView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    ConeView view() {
        return view;
    }
}
