package gammadesk.views.surface;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import javafx.scene.Node;

/** The smiles of all expiries over one another, with bids and asks of one. */
public final class SmilesController implements Screen {
    private final DeskContext context;
    private final SurfaceModel model = new SurfaceModel(SmileAxis.STRIKE);
    private final SmilesView view;

    /** Exports go through dialogs. */
    public SmilesController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    SmilesController(DeskContext context, ExportTarget exports) {
        this.context = context;
        this.view = new SmilesView(context, model, exports);
    }

    @Override
    public String id() {
        return "smiles";
    }

    @Override
    public String title() {
        return "Smiles";
    }

    @Override
    public String help() {
        return """
                The smiles of all expiries over one another. The chosen one shows the volatilities of bid and ask at every \
                strike beside its mark; the ring is at the forward.
                Click an expiry below the chart, or press [ and ], to choose another. Wheel or + and - zoom, drag or arrows \
                pan, double-click or 0 resets. Ctrl+C copies the picture, Ctrl+S saves it, Ctrl+Shift+S saves the numbers.""";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        model.picture().set(SurfacePicture.of(snapshot, context));
    }

    SmilesView view() {
        return view;
    }

    SurfaceModel model() {
        return model;
    }
}
