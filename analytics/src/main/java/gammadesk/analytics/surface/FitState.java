package gammadesk.analytics.surface;

/** Whether a slice may be believed. */
public enum FitState {
    FRESH("fitted to this moment's quotes"),
    STALE("the fit was refused; the last good one is shown"),
    REFUSED("no fit, and none before that could stand in");

    private final String sentence;

    FitState(String sentence) {
        this.sentence = sentence;
    }

    /** For the screen and for exports. */
    public String sentence() {
        return sentence;
    }
}
