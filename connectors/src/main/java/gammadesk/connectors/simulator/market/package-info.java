/** The markets that the embedded exchange can serve: a seeded model and recorded chains. */
@NullMarked
package gammadesk.connectors.simulator.market;

import org.jspecify.annotations.NullMarked;
