package gammadesk.views.surface;

import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.fx.DeskContext;

/** Fitted implied volatility by expiry and delta, moneyness or strike, or its change: a heatmap. */
public final class SurfaceController extends SurfaceScreen<SurfaceView> {
    private static final Words WORDS = new Words("surface", "Surface", """
            Volatility of the fitted smiles by expiry and by delta, log-moneyness, standard deviations or strike, or what \
            changed since a moment of the session. Beyond the quotes of an expiry the cell stays empty; hovering still \
            reads the fit there and says that it is extrapolated.
            The marks at the right edge of a column are the quotes in the colour of their own volatility, hollow if the \
            fit dropped them. A hatched column is stale, an empty one has no fit and says why. A hollow shape is an \
            arbitrage in the quotes, a filled one an arbitrage that the fit left: diamond butterfly, square calendar, \
            triangle wing.
            The badge below a column (F for the one under the mouse) opens how its fit went. A changes the axis, C the \
            moment of comparison.
            """ + KEYS);

    /** Exports go through dialogs. */
    public SurfaceController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    SurfaceController(DeskContext context, ExportTarget exports) {
        SurfaceModel model = new SurfaceModel(SmileAxis.DELTA);
        super(WORDS, context, model, new SurfaceView(context, model, exports), SurfaceView::node);
    }
}
