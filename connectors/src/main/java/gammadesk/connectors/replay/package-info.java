/** Sessions of a venue: what came over the wire is kept in a file and decoded anew by the live feed's own code. */
@NullMarked
package gammadesk.connectors.replay;

import org.jspecify.annotations.NullMarked;
