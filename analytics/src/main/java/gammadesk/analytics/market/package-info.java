/** What a venue trades and what it says about it: immutable records in the field's own words. */
@NullMarked
package gammadesk.analytics.market;

import org.jspecify.annotations.NullMarked;
