package gammadesk.views.exposure;

import gammadesk.views.chart.ChartScreen;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;

/** Dealer gamma by strike and expiry: a heatmap. */
public final class ExposureMapController extends ChartScreen {
    private static final Words WORDS = new Words("exposure-map", "Exposure map", """
            Dealer gamma of every strike and expiry, in USD per 1 % move. Green damps a move, purple feeds it, grey \
            (white in the light theme) is zero; an empty place lists no option.
            The colours are scaled to most of the cells; the share beyond the scale is named in the legend.
            """ + KEYS);

    private final ExposureMapView view;

    /** Exports go through dialogs. */
    public ExposureMapController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    ExposureMapController(DeskContext context, ExportTarget exports) {
        ExposureModel model = new ExposureModel();
        ExposureMapView view = new ExposureMapView(context, model, exports);
        super(WORDS, view::node, snapshot -> model.picture().set(ExposurePictures.of(snapshot, context)));
        this.view = view;
    }

    ExposureMapView view() {
        return view;
    }
}
