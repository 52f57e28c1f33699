/**
 * The running hedge desk: it asks advisors, puts what they say to a person or to a limit that a person set, works off
 * what was decided, and writes every step to the ledger before it does it.
 */
@NullMarked
package gammadesk.app.hedging;

import org.jspecify.annotations.NullMarked;
