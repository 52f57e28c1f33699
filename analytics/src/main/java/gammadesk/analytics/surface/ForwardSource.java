package gammadesk.analytics.surface;

/** Where the forward of an expiry comes from. */
public enum ForwardSource {
    LISTED_FUTURE("the listed future of the expiry"),
    SYNTHETIC("the venue's synthetic forward"),
    INDEX("the index"),
    PARITY("put-call parity of the quotes"),
    UNKNOWN("unknown");

    private final String sentence;

    ForwardSource(String sentence) {
        this.sentence = sentence;
    }

    /** For the screen and for exports. */
    public String sentence() {
        return sentence;
    }
}
