package gammadesk.views.exposure;

/** Gamma over price and time. */
public final class AheadController extends ExposureScreen<AheadView> {
    private static final Words WORDS = new Words("exposure-ahead", "Ahead", """
            Total gamma over price (upwards) and time (to the right) to the next four settlements, volatilities unchanged. \
            What settles is gone from the next column on. The line is the flip nearest to its neighbour before.
            """ + KEYS);

    /** Shows what is chosen for all exposure panels. */
    public AheadController(ExposureDesk desk) {
        super(WORDS, new AheadView(desk));
    }
}
