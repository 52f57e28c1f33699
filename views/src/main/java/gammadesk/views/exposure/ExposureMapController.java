package gammadesk.views.exposure;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import javafx.scene.Node;

/** Dealer gamma by strike and expiry: a heatmap. */
public final class ExposureMapController implements Screen {
    private final DeskContext context;
    private final ExposureModel model = new ExposureModel();
    private final ExposureMapView view;

    /** Exports go through dialogs. */
    public ExposureMapController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    ExposureMapController(DeskContext context, ExportTarget exports) {
        this.context = context;
        this.view = new ExposureMapView(context, model, exports);
    }

    @Override
    public String id() {
        return "exposure-map";
    }

    @Override
    public String title() {
        return "Exposure map";
    }

    @Override
    public String help() {
        return """
                Dealer gamma of every strike and expiry, in USD per 1 % move. Green damps a move, purple feeds it, grey \
                (white in the light theme) is zero; an empty place lists no option.
                The colours are scaled to most of the cells; the share beyond the scale is named in the legend.
                Wheel or + and - zoom, drag or arrows pan, double-click or 0 resets. Ctrl+C copies the picture, Ctrl+S \
                saves it, Ctrl+Shift+S saves the numbers.""";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        model.picture().set(ExposurePictures.of(snapshot, context));
    }

    ExposureMapView view() {
        return view;
    }
}
