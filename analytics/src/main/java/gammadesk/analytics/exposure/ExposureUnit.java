package gammadesk.analytics.exposure;

/** The unit of an exposure: one of four, and never two in one number. */
public enum ExposureUnit {
    /** USD of the underlying that a hedge trades for a 1 % move of spot; for delta, the profit of such a move. */
    USD_PER_PERCENT("USD per 1 % move"),
    /** The same in coin. */
    COIN_PER_PERCENT("coin per 1 % move"),
    /** USD for one vol point (0.01). */
    USD_PER_VOL_POINT("USD per vol point"),
    /** USD of delta for a calendar day that passes. */
    USD_PER_DAY("USD per day");

    private final String sentence;

    ExposureUnit(String sentence) {
        this.sentence = sentence;
    }

    /** For titles and exports. */
    public String sentence() {
        return sentence;
    }
}
