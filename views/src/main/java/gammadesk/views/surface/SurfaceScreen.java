package gammadesk.views.surface;

import gammadesk.views.chart.ChartScreen;
import gammadesk.views.fx.DeskContext;
import java.util.function.Function;
import javafx.scene.Node;

/** A panel with one picture of the fitted volatilities, and what is chosen in it. */
abstract class SurfaceScreen<V> extends ChartScreen {
    private final SurfaceModel model;
    private final V view;

    SurfaceScreen(Words words, DeskContext context, SurfaceModel model, V view, Function<V, Node> node) {
        super(words, () -> node.apply(view), snapshot -> model.picture().set(SurfacePicture.of(snapshot, context)));
        this.model = model;
        this.view = view;
    }

    final V view() {
        return view;
    }

    final SurfaceModel model() {
        return model;
    }
}
