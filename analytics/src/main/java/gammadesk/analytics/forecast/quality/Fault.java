package gammadesk.analytics.forecast.quality;

/** What can be wrong with a row of prices, and what is done about it. */
public enum Fault {
    CLOCK_SKEW("clock skew", "a bar that ends after it was received is left out: it is not over, or a clock is wrong"),
    NOT_POSITIVE("no price", "a bar with a price that is not a positive number is left out"),
    RANGE("range", "where high and low do not hold open and close, they are widened until they do"),
    DUPLICATE("duplicate", "of two bars of one time the one that came later counts"),
    OUT_OF_ORDER("out of order", "a bar that came after a later one is put into its place"),
    OUTLIER(
            "outlier",
            "a close so many robust deviations away from the one before, and back at the next bar, is replaced by the"
                    + " close before; in a walk forward it is only noted, for nobody could know before the next bar"),
    FROZEN("frozen", "bars that repeat one price without any range, so many in a row, count as missing"),
    GAP("gap", "a missing bar, or one that was left out, stands at the close before, without a move");

    private final String label;
    private final String rule;

    Fault(String label, String rule) {
        this.label = label;
        this.rule = rule;
    }

    /** Its name for people and for the command line. */
    public String label() {
        return label;
    }

    /** What is done about it, in a sentence. */
    public String rule() {
        return rule;
    }
}
