package gammadesk.connectors.simulator.channels;

/** What a channel listens to. The key is an instrument, a currency or {@code kind.currency}. */
enum Topic {
    TICKER,
    BOOK,
    TRADES,
    TRADES_OF_KIND,
    MARKS,
    INDEX,
    VOLATILITY,
    STATES,
    PLATFORM,
    /** An account. */
    USER,
    /** Whether those who have not logged in get answers. */
    PUBLIC_METHODS,
    /** Nothing ever happens here after the first message. */
    QUIET
}
