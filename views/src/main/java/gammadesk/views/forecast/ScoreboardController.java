package gammadesk.views.forecast;

import gammadesk.views.chart.ChartScreen;

/** The models beside each other, and which of them is used. */
public final class ScoreboardController extends ChartScreen {
    private static final Words WORDS = new Words("forecast-scores", "Scoreboard", """
            Every model over the same past, each forecast made from what was known then and nothing later. QLIKE and MSE are mean \
            losses of variance a day: less is better. Δ QLIKE is against HAR, and DM p is the chance of so large a difference by \
            luck (Diebold and Mariano, two-sided). MCS p is the value in the model confidence set: below 0.05 a model has been \
            told apart from the best. A Mincer-Zarnowitz slope of 1 is unbiased. 80 % and 95 % are the shares of outcomes inside \
            the bands. Live columns count forecasts that this desk made as it ran.
            A learned model is used only where it beat HAR by QLIKE with p below 0.05 on data that it never saw.
            H shows the next horizon. Ctrl+Shift+S saves the numbers.""");

    private final ScoreboardView view;

    public ScoreboardController(ForecastDesk desk) {
        ScoreboardView view = new ScoreboardView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    @Override
    public void close() {
        view.close();
    }

    ScoreboardView view() {
        return view;
    }
}
