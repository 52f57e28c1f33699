package gammadesk.analytics.forecast.flow;

/** Why a step has no numbers. */
public enum FlowGap {
    /** It has them. */
    NONE("known"),
    /** No book had come yet. */
    NO_BOOK("no book yet"),
    /** A change of the book was missed, and the book was not whole again. */
    STALE("the book is stale"),
    /** The feed said nothing at all for too long. */
    SILENT_FEED("the feed is silent"),
    /** The clock did not come round: the program stood still. */
    NOT_WATCHED("nobody watched");

    private final String sentence;

    FlowGap(String sentence) {
        this.sentence = sentence;
    }

    /** For a screen. */
    public String sentence() {
        return sentence;
    }
}
