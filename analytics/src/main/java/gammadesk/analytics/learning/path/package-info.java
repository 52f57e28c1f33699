/** Models that simulate paths of a price and its variance. */
@NullMarked
package gammadesk.analytics.learning.path;

import org.jspecify.annotations.NullMarked;
