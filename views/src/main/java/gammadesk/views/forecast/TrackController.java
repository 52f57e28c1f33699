package gammadesk.views.forecast;

import gammadesk.views.chart.ChartScreen;

/** Forecasts as they were made, beside what came and what was charged. */
public final class TrackController extends ChartScreen {
    private static final Words WORDS = new Words("forecast-track", "Forecast", """
            The forecast of one horizon at every moment of the past, made from what was known then and nothing later, with the \
            bands that were to hold 80 % and 95 % of outcomes; what came over the horizon that began at that moment; and the \
            venue's index of implied volatility, which always speaks of 30 days. All in percent a year of 365 days. Realised \
            ends one horizon before the forecast does: it is not over yet.
            H shows the next horizon.
            """ + KEYS);

    private final TrackView view;

    public TrackController(ForecastDesk desk) {
        TrackView view = new TrackView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    TrackView view() {
        return view;
    }
}
