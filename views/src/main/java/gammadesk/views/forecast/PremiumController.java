package gammadesk.views.forecast;

import gammadesk.views.chart.ChartScreen;

/** What was charged minus what came, day by day. */
public final class PremiumController extends ChartScreen {
    private static final Words WORDS = new Words("premium", "Premium", """
            Left: the venue's 30-day index of implied volatility minus the volatility that was realised over the 30 days that \
            followed, at every day whose 30 days are over, in vol points: above zero options were sold at a gain. The line is \
            the mean.
            Right: how the premium decays: the mean of implied minus realised variance when realised is measured over the first \
            1, 7, 14 or all 30 days after the reading, in percent squared a year, with the 95 % interval, which counts that \
            windows overlap. Time is drawn by its square root.
            """ + KEYS);

    private final PremiumView view;

    public PremiumController(ForecastDesk desk) {
        PremiumView view = new PremiumView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    PremiumView view() {
        return view;
    }
}
