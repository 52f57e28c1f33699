package gammadesk.views.surface;

import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.fx.DeskContext;

/** The fitted surface in three dimensions, or the heatmap where the platform draws none. */
public final class Surface3dController extends SurfaceScreen<Surface3dView> {
    private static final Words WORDS = new Words("surface-3d", "Surface 3-D", """
            The fitted surface in space: the chosen axis, expiry and volatility, or its change since a moment. Posts reach \
            from bid to ask, grey ones were dropped by the fit; a cube of edges is an arbitrage in the quotes, a solid one \
            an arbitrage that the fit left; ! marks a stale expiry, × one without a fit. Drag or use \
            the arrows to turn it, the wheel or + and - to come closer, 0 to reset. A changes the axis, C the moment of \
            comparison.
            Where the display draws no 3-D the heatmap stands in its place.""");

    /** Exports go through dialogs. */
    public Surface3dController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    Surface3dController(DeskContext context, ExportTarget exports) {
        SurfaceModel model = new SurfaceModel(SmileAxis.LOG_MONEYNESS);
        super(WORDS, context, model, new Surface3dView(context, model, exports), Surface3dView::node);
    }
}
