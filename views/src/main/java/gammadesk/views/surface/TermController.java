package gammadesk.views.surface;

import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.fx.DeskContext;

/** The term structure: at-the-money and forward volatility, risk reversals and butterflies by expiry. */
public final class TermController extends SurfaceScreen<TermView> {
    private static final Words WORDS = new Words("term", "Term structure", """
            Left: volatility at the forward by expiry, the forward volatility between neighbouring expiries as steps, the \
            30-day index from the fitted smiles as a diamond, and the venue's own index as a line. Right: risk reversals \
            (call minus put) and butterflies (mean of the wings minus at the money) of 25 and 10 delta, by Black's delta \
            on the forward. Time is drawn by its square root. A hollow point is stale.
            C draws the figures of an earlier moment as dashed lines, F opens the fit of the expiry under the mouse.
            """ + KEYS);

    /** Exports go through dialogs. */
    public TermController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    TermController(DeskContext context, ExportTarget exports) {
        SurfaceModel model = new SurfaceModel(SmileAxis.DELTA);
        super(WORDS, context, model, new TermView(context, model, exports), TermView::node);
    }
}
