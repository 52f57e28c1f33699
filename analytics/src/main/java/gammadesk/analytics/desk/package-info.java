/** What the desk knows after one cycle: the immutable picture from which every screen draws. */
@NullMarked
package gammadesk.analytics.desk;

import org.jspecify.annotations.NullMarked;
