package gammadesk.views.exposure;

import gammadesk.views.chart.ChartScreen;
import javafx.scene.Node;

/** A panel with one picture of the dealers' book. */
abstract class ExposureScreen<V extends ExposureChart> extends ChartScreen {
    private final V view;

    ExposureScreen(Words words, V view) {
        this(words, view, view.node());
    }

    /** A panel in which the picture is not alone. */
    ExposureScreen(Words words, V view, Node whole) {
        super(words, () -> whole, view::show);
        this.view = view;
    }

    final V view() {
        return view;
    }
}
