package gammadesk.views.surface;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import javafx.scene.Node;

/** Implied volatility by expiry and delta, moneyness or strike: a heatmap. */
public final class SurfaceController implements Screen {
    private final DeskContext context;
    private final SurfaceModel model = new SurfaceModel(SmileAxis.DELTA);
    private final SurfaceView view;

    /** Exports go through dialogs. */
    public SurfaceController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    SurfaceController(DeskContext context, ExportTarget exports) {
        this.context = context;
        this.view = new SurfaceView(context, model, exports);
    }

    @Override
    public String id() {
        return "surface";
    }

    @Override
    public String title() {
        return "Surface";
    }

    @Override
    public String help() {
        return """
                Mark volatility of the out-of-the-money options by expiry and by delta, log-moneyness or strike; between \
                listed strikes it is linear in variance, beyond them the cell stays empty.
                Wheel or + and - zoom, drag or arrows pan, double-click or 0 resets. Ctrl+C copies the picture, Ctrl+S \
                saves it, Ctrl+Shift+S saves the numbers.""";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        model.picture().set(SurfacePicture.of(snapshot, context));
    }

    SurfaceView view() {
        return view;
    }

    SurfaceModel model() {
        return model;
    }
}
