/** What the embedded exchange keeps on disk, so that a crash loses nothing that was acknowledged. */
@NullMarked
package gammadesk.connectors.simulator.store;

import org.jspecify.annotations.NullMarked;
