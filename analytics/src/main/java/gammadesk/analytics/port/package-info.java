/** The interfaces that the outside implements: market feed, order gateway, clock. */
@NullMarked
package gammadesk.analytics.port;

import org.jspecify.annotations.NullMarked;
