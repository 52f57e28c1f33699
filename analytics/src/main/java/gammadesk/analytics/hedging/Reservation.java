package gammadesk.analytics.hedging;

/**
 * A part of a budget set aside for one execution.
 *
 * @param id unique in its ledger
 * @param hash of what it was set aside for
 * @param spend how much
 * @param atMillis when
 * @param untilMillis when the arming under which it was made ends
 */
public record Reservation(String id, String hash, Spend spend, long atMillis, long untilMillis) {}
