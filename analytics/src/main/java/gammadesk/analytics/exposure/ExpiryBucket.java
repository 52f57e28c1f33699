package gammadesk.analytics.exposure;

/** Which expiries count, by the time that they have left. */
public enum ExpiryBucket {
    ZERO_DTE("0DTE", 1),
    WEEK("week", 7),
    MONTH("month", 30),
    ALL("all", Double.POSITIVE_INFINITY);

    private static final double DAYS_PER_YEAR = 365;

    private final String label;
    private final double days;

    ExpiryBucket(String label, double days) {
        this.label = label;
        this.days = days;
    }

    /** As it stands in the bar and in titles. */
    public String label() {
        return label;
    }

    /** Whether an expiry with so many years of 365 days left counts: up to and with 1, 7 or 30 days. */
    public boolean holds(double years) {
        return years * DAYS_PER_YEAR <= days;
    }
}
