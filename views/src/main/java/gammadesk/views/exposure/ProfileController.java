package gammadesk.views.exposure;

/** Total gamma over spot with its crossings and walls. */
public final class ProfileController extends ExposureScreen<ProfileView> {
    private static final Words WORDS = new Words("exposure-profile", "Profile", """
            Total gamma at every spot within 30 % of the present one, every option repriced there. Right of zero dealers damp \
            a move, left of it they feed it; where the curve crosses zero is a flip (the arrow says whether gamma rises with \
            price). Dashed: the same under the other conventions; the strip at the left marks where the three that are \
            nobody's mirror agree in sign.
            """ + KEYS);

    /** Shows what is chosen for all exposure panels. */
    public ProfileController(ExposureDesk desk) {
        super(WORDS, new ProfileView(desk));
    }
}
