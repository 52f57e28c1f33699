/** The hedge desk while the desk runs: what is decided is written down, sent, watched and, when it must be, stopped. */
@NullMarked
package gammadesk.app.hedging;

import org.jspecify.annotations.NullMarked;
