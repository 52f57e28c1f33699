package gammadesk.analytics.port;

/** Whether a feed can be believed now. */
public enum FeedState {
    /** Not opened yet. */
    IDLE("not connected"),
    /** The first connection is being made. */
    CONNECTING("connecting"),
    /** Connected and subscribed; data arrives. */
    LIVE("live"),
    /** Connected, yet nothing has arrived for too long. */
    SILENT("connected, but silent"),
    /** The connection broke and is being made again. */
    RECONNECTING("reconnecting"),
    /** Closed by this program. */
    CLOSED("closed");

    private final String sentence;

    FeedState(String sentence) {
        this.sentence = sentence;
    }

    /** For the screen. */
    public String sentence() {
        return sentence;
    }
}
