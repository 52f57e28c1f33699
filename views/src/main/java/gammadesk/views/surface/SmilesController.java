package gammadesk.views.surface;

import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.fx.DeskContext;

/** The fitted smiles of all expiries over one another, with band and quotes of the chosen ones. */
public final class SmilesController extends SurfaceScreen<SmilesView> {
    private static final Words WORDS = new Words("smiles", "Smiles", """
            The fitted smiles of all expiries over one another; a dashed one is stale, dots go beyond the quotes. The \
            chosen expiries show the band between bid and ask and every quote: hollow circles were dropped, hovering says \
            why. The ring is at the forward.
            Click an expiry below the chart, or press [ and ], to choose another, Ctrl-click to add one. F opens how the \
            chosen one was fitted, A changes the axis, C draws the smile of an earlier moment as a dashed line.
            """ + KEYS);

    /** Exports go through dialogs. */
    public SmilesController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    SmilesController(DeskContext context, ExportTarget exports) {
        SurfaceModel model = new SurfaceModel(SmileAxis.STRIKE);
        super(WORDS, context, model, new SmilesView(context, model, exports), SmilesView::node);
    }
}
