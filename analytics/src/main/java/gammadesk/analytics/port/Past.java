package gammadesk.analytics.port;

/** What of an account's past can be loaded page by page. */
public enum Past {
    /** Orders that came to an end. */
    ORDERS,
    /** Executions of our orders. */
    TRADES
}
