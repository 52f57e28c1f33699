package gammadesk.views.surface;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import javafx.scene.Node;

/** The surface in three dimensions, or the heatmap where the platform draws none. */
public final class Surface3dController implements Screen {
    private final DeskContext context;
    private final SurfaceModel model = new SurfaceModel(SmileAxis.LOG_MONEYNESS);
    private final Surface3dView view;

    /** Exports go through dialogs. */
    public Surface3dController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    Surface3dController(DeskContext context, ExportTarget exports) {
        this.context = context;
        this.view = new Surface3dView(context, model, exports);
    }

    @Override
    public String id() {
        return "surface-3d";
    }

    @Override
    public String title() {
        return "Surface 3-D";
    }

    @Override
    public String help() {
        return """
                The surface in space: log-moneyness, expiry and mark volatility. Drag or use the arrows to turn it, the wheel \
                or + and - to come closer, 0 to reset.
                Where the display draws no 3-D the heatmap stands in its place.""";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        model.picture().set(SurfacePicture.of(snapshot, context));
    }

    Surface3dView view() {
        return view;
    }

    SurfaceModel model() {
        return model;
    }
}
