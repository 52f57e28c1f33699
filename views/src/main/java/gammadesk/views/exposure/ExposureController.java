package gammadesk.views.exposure;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import javafx.scene.Node;

/** Dealer gamma by strike: bars around spot, and totals by expiry. */
public final class ExposureController implements Screen {
    private final DeskContext context;
    private final ExposureModel model = new ExposureModel();
    private final ExposureView view;

    /** Exports go through dialogs. */
    public ExposureController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    ExposureController(DeskContext context, ExportTarget exports) {
        this.context = context;
        this.view = new ExposureView(context, model, exports);
    }

    @Override
    public String id() {
        return "exposure";
    }

    @Override
    public String title() {
        return "Exposure";
    }

    @Override
    public String help() {
        return """
                What dealers are assumed to hold, as USD of the underlying that they must trade for a 1 % move of spot: \
                bars right of zero damp a move, bars left of it feed one. The convention stands under the title.
                The strip on the right adds up every expiry; the white mark on a bar is calls and puts together.
                Wheel or + and - zoom, drag or arrows pan, Shift-drag zooms into a box, double-click or 0 resets. \
                Ctrl+C copies the picture, Ctrl+S saves it, Ctrl+Shift+S saves the numbers.""";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        model.picture().set(ExposurePictures.of(snapshot, context));
    }

    ExposureView view() {
        return view;
    }
}
