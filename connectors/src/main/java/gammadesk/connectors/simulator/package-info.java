/** The embedded exchange: Deribit's own protocol on loopback over a market of its own. */
@NullMarked
package gammadesk.connectors.simulator;

import org.jspecify.annotations.NullMarked;
