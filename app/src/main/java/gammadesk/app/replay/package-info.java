/** The desk in a replay: a recorded session in place of the venue's data, a simulated venue in place of its orders. */
@NullMarked
package gammadesk.app.replay;

import org.jspecify.annotations.NullMarked;
