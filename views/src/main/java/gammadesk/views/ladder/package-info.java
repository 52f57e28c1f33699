/** Order books, the last public trades, and the futures curve as tables. */
@NullMarked
package gammadesk.views.ladder;

import org.jspecify.annotations.NullMarked;
