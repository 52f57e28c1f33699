/** Where it all meets: orders, accounts and the market, and how they read on the wire. */
@NullMarked
package gammadesk.connectors.simulator.floor;

import org.jspecify.annotations.NullMarked;
