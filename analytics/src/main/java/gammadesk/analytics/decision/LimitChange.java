package gammadesk.analytics.decision;

import gammadesk.analytics.market.Currency;

/**
 * One change of what a person laid down.
 *
 * @param atMillis when, milliseconds since the epoch
 * @param by who
 * @param coin whose book
 * @param words what became what, one clause for each thing that changed
 */
public record LimitChange(long atMillis, String by, Currency coin, String words) {}
