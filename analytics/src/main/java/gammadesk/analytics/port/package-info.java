/**
 * The interfaces that the outside implements: market feed, order gateway, log of intents, ledger, history, macro
 * series, clock.
 */
@NullMarked
package gammadesk.analytics.port;

import org.jspecify.annotations.NullMarked;
