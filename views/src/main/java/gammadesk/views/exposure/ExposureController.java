package gammadesk.views.exposure;

/** Dealer exposure by strike: bars around spot, and totals by expiry. */
public final class ExposureController extends ExposureScreen<ExposureView> {
    private static final Words WORDS = new Words("exposure", "Exposure", """
            What dealers are assumed to hold, as USD of the underlying that they must trade for a 1 % move of spot: \
            bars right of zero damp a move, bars left of it feed one. The convention stands under the title.
            The strip on the right adds up every expiry; the white mark on a bar is calls and puts together, a circle and a \
            square where it stood at two earlier moments. A click narrows the chain to the strike.
            """ + KEYS);

    /** Shows what is chosen for all exposure panels. */
    public ExposureController(ExposureDesk desk) {
        super(WORDS, new ExposureView(desk));
    }
}
