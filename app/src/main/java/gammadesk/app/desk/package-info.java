/** The desk while it runs: session, window, tour of the screens. */
@NullMarked
package gammadesk.app.desk;

import org.jspecify.annotations.NullMarked;
