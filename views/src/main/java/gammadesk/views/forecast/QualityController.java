package gammadesk.views.forecast;

import gammadesk.views.chart.ChartScreen;

/** What was found wrong with the data. */
public final class QualityController extends ChartScreen {
    private static final Words WORDS = new Words("data-quality", "Data quality", """
            What was looked at, every kind of fault that is looked for with the rule by which it is repaired or excluded, and \
            the last findings, newest first. Nothing is repaired in silence: what a model learns from is what stands under \
            kept. Ctrl+Shift+S saves the numbers.""");

    private final QualityView view;

    public QualityController(ForecastDesk desk) {
        QualityView view = new QualityView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    @Override
    public void close() {
        view.close();
    }

    QualityView view() {
        return view;
    }
}
