/** The market board: many events in, one immutable picture out. */
@NullMarked
package gammadesk.app.market;

import org.jspecify.annotations.NullMarked;
