/**
 * The matching engine of the embedded exchange: orders, triggers, executions, in price-time priority against the
 * market's own liquidity and other participants. No sockets, no JSON, no money, no clock.
 */
@NullMarked
package gammadesk.connectors.simulator.matching;

import org.jspecify.annotations.NullMarked;
