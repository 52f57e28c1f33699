package gammadesk.views.exposure;

/** How often walls and flips held. */
public final class ScoreController extends ExposureScreen<ScoreView> {
    private static final Words WORDS = new Words("level-scorecard", "Levels", """
            How often call walls, put walls and flips held for a quarter of an hour in this session, how much more often \
            than a level as far away on the other side of spot, and whether volatility was higher in negative gamma. Few \
            observations say nothing, and the card says so.
            """ + KEYS);

    /** Shows what is chosen for all exposure panels. */
    public ScoreController(ExposureDesk desk) {
        super(WORDS, new ScoreView(desk));
    }
}
