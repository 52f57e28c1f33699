/** Hedging while the desk runs: decided hedges are worked at the venue, and their ends are told. */
@NullMarked
package gammadesk.app.hedging;

import org.jspecify.annotations.NullMarked;
