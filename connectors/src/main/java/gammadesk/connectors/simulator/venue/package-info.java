/** What the embedded exchange knows beyond its market: who is listed, what was traded, and how it reads on the wire. */
@NullMarked
package gammadesk.connectors.simulator.venue;

import org.jspecify.annotations.NullMarked;
