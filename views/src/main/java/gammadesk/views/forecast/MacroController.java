package gammadesk.views.forecast;

import gammadesk.views.chart.ChartScreen;

/** The economy as it is known, and what is to be released. */
public final class MacroController extends ChartScreen {
    private static final Words WORDS = new Words("macro", "Macro", """
            Series of the economy at their newest known value. What counts is when a value was released, not the day that it \
            speaks of: a model that looks at a moment sees only what had been released by then. \
            Below: releases to come, and beside them the volatility that options charge between the expiries around a date. \
            A move is one standard deviation that is charged in addition to the ordinary days before and after.
            Ctrl+Shift+S saves the numbers.""");

    private final MacroView view;

    public MacroController(ForecastDesk desk) {
        MacroView view = new MacroView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    @Override
    public void close() {
        view.close();
    }

    MacroView view() {
        return view;
    }
}
