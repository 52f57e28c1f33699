/** JSON-RPC 2.0 as the venue speaks it: requests, parameters, errors and a fast writer. */
@NullMarked
package gammadesk.connectors.simulator.protocol;

import org.jspecify.annotations.NullMarked;
