/** Hedging policies with a net inside, and their training by the whole hedge's profit. */
@NullMarked
package gammadesk.analytics.learning.train;

import org.jspecify.annotations.NullMarked;
