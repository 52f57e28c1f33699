/**
 * The interfaces that the outside implements: market feed, order gateway, log of intents, history, macro series, clock.
 */
@NullMarked
package gammadesk.analytics.port;

import org.jspecify.annotations.NullMarked;
