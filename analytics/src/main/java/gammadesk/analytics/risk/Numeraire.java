package gammadesk.analytics.risk;

/** The money in which a book is counted. What is riskless in one is a position in the other. */
public enum Numeraire {
    USD,
    /** The coin of the position itself. */
    COIN
}
