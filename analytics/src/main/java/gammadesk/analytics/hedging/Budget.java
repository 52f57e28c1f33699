package gammadesk.analytics.hedging;

/**
 * How much may be spent without asking.
 *
 * @param perOrder by one proposal
 * @param perHour within any 60 minutes
 * @param perDay within any 24 hours
 */
public record Budget(Spend perOrder, Spend perHour, Spend perDay) {
    /** Nothing may be. */
    public static final Budget NONE = new Budget(Spend.NONE, Spend.NONE, Spend.NONE);
}
