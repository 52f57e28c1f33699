package gammadesk.views.exposure;

/** What dealers must trade after moves. */
public final class LadderController extends ExposureScreen<LadderView> {
    private static final Words WORDS = new Words("hedge-flow", "Hedge flow", """
            What dealers must buy or sell to stay hedged after one move of spot, of all volatilities, or of the clock, by \
            full repricing of their delta. Coin beside USD at the price of the move.
            """ + KEYS);

    /** Shows what is chosen for all exposure panels. */
    public LadderController(ExposureDesk desk) {
        super(WORDS, new LadderView(desk));
    }
}
