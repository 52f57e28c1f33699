/** What must outlive a run: the ledger of all that was decided and done, and the log of what is not settled. */
@NullMarked
package gammadesk.connectors.ledger;

import org.jspecify.annotations.NullMarked;
