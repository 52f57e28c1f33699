package gammadesk.views.surface;

import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.fx.DeskContext;

/** How the smiles' figures went through the session. */
public final class HistoryController extends SurfaceScreen<HistoryView> {
    private static final Words WORDS = new Words("surface-history", "Vol history", """
            At-the-money volatility, risk reversal or butterfly of the chosen expiries through the session, one point \
            every ten seconds of the venue's time, for a day at most. The dashed line is the 30-day index of the fit.
            Click an expiry below the chart, or press [ and ], to choose another, Ctrl-click to add one. M shows the next \
            figure.
            """ + KEYS);

    /** Exports go through dialogs. */
    public HistoryController(DeskContext context) {
        this(context, new DialogExportTarget());
    }

    HistoryController(DeskContext context, ExportTarget exports) {
        SurfaceModel model = new SurfaceModel(SmileAxis.DELTA);
        super(WORDS, context, model, new HistoryView(context, model, exports), HistoryView::node);
    }
}
