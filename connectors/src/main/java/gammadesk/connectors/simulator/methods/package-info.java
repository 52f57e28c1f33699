/** Every method that can be called, each with the answer it gives. */
@NullMarked
package gammadesk.connectors.simulator.methods;

import org.jspecify.annotations.NullMarked;
