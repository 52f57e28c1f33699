package gammadesk.views.exposure;

import gammadesk.views.chart.ChartScreen;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;

/** Dealer gamma by strike: bars around spot, and totals by expiry. */
public final class ExposureController extends ChartScreen {
    private static final Words WORDS = new Words("exposure", "Exposure", """
            What dealers are assumed to hold, as USD of the underlying that they must trade for a 1 % move of spot: \
            bars right of zero damp a move, bars left of it feed one. The convention stands under the title.
            The strip on the right adds up every expiry; the white mark on a bar is calls and puts together.
            """ + KEYS);

    private final ExposureView view;

    /** Exports go through dialogs. */
    public ExposureController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    ExposureController(DeskContext context, ExportTarget exports) {
        ExposureModel model = new ExposureModel();
        ExposureView view = new ExposureView(context, model, exports);
        super(WORDS, view::node, snapshot -> model.picture().set(ExposurePictures.of(snapshot, context)));
        this.view = view;
    }

    ExposureView view() {
        return view;
    }
}
