package gammadesk.views.exposure;

/** The session's exposure over time and strike, with a scrubber. */
public final class LapseController extends ExposureScreen<LapseView> {
    private static final Words WORDS = new Words("exposure-lapse", "Time-lapse", """
            Net exposure by strike (upwards) and time (to the right) since the desk opened, with spot over it. The scrubber \
            below chooses the moment whose bars stand at the right; the arrow keys step it, the triangle plays.
            """ + KEYS);

    /** Shows what is chosen for all exposure panels. */
    public LapseController(ExposureDesk desk) {
        LapseView view = new LapseView(desk);
        super(WORDS, view, view.whole());
    }

    @Override
    public void close() {
        view().stop();
    }
}
