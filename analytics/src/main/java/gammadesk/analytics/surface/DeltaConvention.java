package gammadesk.analytics.surface;

/** Which delta a 25-delta option is looked up by. */
public enum DeltaConvention {
    /** Deribit's published delta: Black on the forward, N(d1) for calls. */
    BLACK_FORWARD("Black delta on the forward"),
    /** The premium paid in coin taken off: K/F N(d2) for calls, the branch right of its maximum. */
    PREMIUM_ADJUSTED("premium-adjusted delta");

    private final String sentence;

    DeltaConvention(String sentence) {
        this.sentence = sentence;
    }

    /** For the screen and for exports. */
    public String sentence() {
        return sentence;
    }
}
