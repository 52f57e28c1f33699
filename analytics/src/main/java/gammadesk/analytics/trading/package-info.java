/** What a person wants to trade, whether it can be sent, what it would cost, and what became of it. */
@NullMarked
package gammadesk.analytics.trading;

import org.jspecify.annotations.NullMarked;
