package gammadesk.views.exposure;

/** Dealer exposure by strike and expiry: a heatmap. */
public final class ExposureMapController extends ExposureScreen<ExposureMapView> {
    private static final Words WORDS = new Words("exposure-map", "Map", """
            Exposure of every strike and expiry in the unit of the title. Green damps a move, purple feeds it, grey \
            (white in the light theme) is zero; an empty place lists no option. A click on a cell narrows the chain to it.
            The colours are scaled to most of the cells; the share beyond the scale is named in the legend.
            """ + KEYS);

    /** Shows what is chosen for all exposure panels. */
    public ExposureMapController(ExposureDesk desk) {
        super(WORDS, new ExposureMapView(desk));
    }
}
