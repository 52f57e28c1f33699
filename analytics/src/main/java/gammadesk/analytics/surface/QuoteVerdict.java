package gammadesk.analytics.surface;

/** What became of one option's quote: used, or dropped for the first of these reasons that holds. */
public enum QuoteVerdict {
    USED("used"),
    NO_FORWARD("the forward is unknown"),
    IN_THE_MONEY("the out-of-the-money option of the strike is preferred"),
    NO_QUOTE("neither bid nor ask"),
    ONE_SIDED("bid or ask is missing"),
    CROSSED("the bid is not below the ask"),
    STALE("its last update is too old"),
    BELOW_INTRINSIC("the bid or ask is below intrinsic value or above the maximum"),
    TOO_WIDE("the bid-ask band is too wide to say anything"),
    TOO_FAR("too many standard deviations from the forward"),
    VOL_CLIFF("its volatility breaks away from its neighbours");

    private final String sentence;

    QuoteVerdict(String sentence) {
        this.sentence = sentence;
    }

    /** For the screen and for exports. */
    public String sentence() {
        return sentence;
    }
}
