/** Learned hedging on this machine: the models that ship, training and what came of it. */
@NullMarked
package gammadesk.app.learning;

import org.jspecify.annotations.NullMarked;
