package gammadesk.analytics.hedging;

/** Somebody who looks at a book and says what to trade. Pure: the same input gives the same advice. */
public interface Advisor {
    /** Its name, for the command line, the ledger and the screen. */
    String name();

    /** What it would do now. */
    Advice advise(HedgeInput input);
}
