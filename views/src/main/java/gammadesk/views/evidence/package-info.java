/** What the court found out about a hedging policy, and its ruling. */
@NullMarked
package gammadesk.views.evidence;

import org.jspecify.annotations.NullMarked;
