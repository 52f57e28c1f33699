/** The stored form of what was learned, which refuses what it does not fully recognise. */
@NullMarked
package gammadesk.analytics.learning.store;

import org.jspecify.annotations.NullMarked;
