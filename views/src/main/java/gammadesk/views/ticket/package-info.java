/** The order ticket: what to trade, what it means, and one question before it is sent. */
@NullMarked
package gammadesk.views.ticket;

import org.jspecify.annotations.NullMarked;
