/** What else is known beside a price, and from when: a join here cannot see the future. */
@NullMarked
package gammadesk.analytics.forecast.feature;

import org.jspecify.annotations.NullMarked;
