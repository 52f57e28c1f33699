/**
 * What the embedded exchange owes whom: balances, positions, fees, funding, settlement and margin. Money is exact;
 * touched by the market thread only.
 */
@NullMarked
package gammadesk.connectors.simulator.accounts;

import org.jspecify.annotations.NullMarked;
