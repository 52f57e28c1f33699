/** What must outlive a run: the log of what was sent to a venue and is not settled. */
@NullMarked
package gammadesk.connectors.ledger;

import org.jspecify.annotations.NullMarked;
