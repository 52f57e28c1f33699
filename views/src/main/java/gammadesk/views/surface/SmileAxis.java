package gammadesk.views.surface;

/** Along what a smile is drawn. */
enum SmileAxis {
    DELTA("Delta"),
    LOG_MONEYNESS("ln(K/F)"),
    STRIKE("Strike");

    private final String label;

    SmileAxis(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
