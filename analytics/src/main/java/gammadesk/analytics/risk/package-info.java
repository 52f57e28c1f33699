/** What a book could lose: the venue's standard and portfolio margin as pure functions of positions and marks. */
@NullMarked
package gammadesk.analytics.risk;

import org.jspecify.annotations.NullMarked;
