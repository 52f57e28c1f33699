package gammadesk.views.exposure;

/** What becomes of a first shock. */
public final class CascadeController extends ExposureScreen<CascadeView> {
    private static final Words WORDS = new Words("cascade", "Cascade", """
            Across: a first shock. Upwards: where hedging into the book takes it. On the dashed line hedging does nothing; \
            farther from zero it feeds the move, nearer it damps it. A triangle ran beyond the repriced spots, an upright line \
            swings. One curve each for the measured depth and for a half, a quarter and a tenth of it.
            """ + KEYS);

    /** Shows what is chosen for all exposure panels. */
    public CascadeController(ExposureDesk desk) {
        super(WORDS, new CascadeView(desk));
    }
}
