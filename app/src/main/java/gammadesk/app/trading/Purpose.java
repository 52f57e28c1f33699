package gammadesk.app.trading;

/** Who decided an order. */
public enum Purpose {
    /** A person at the ticket or a table. */
    PERSON,
    /** An approved hedge. */
    HEDGE,
    /** The kill switch, which flattens while nothing else is sent. */
    FLATTEN
}
