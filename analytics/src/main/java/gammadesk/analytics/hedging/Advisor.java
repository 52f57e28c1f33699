package gammadesk.analytics.hedging;

/**
 * Somebody who looks at a book and says what to trade, and changes nothing. The same input gives the same advice,
 * unless the search for it has a time limit: then the proposal says whether time was up.
 */
public interface Advisor {
    /** Its name, for the command line, the ledger and the screen. */
    String name();

    /** What it would do now. */
    Advice advise(HedgeInput input);
}
