/** How orders and trades flow: what the books of the live feed say, second by second. */
@NullMarked
package gammadesk.analytics.forecast.flow;

import org.jspecify.annotations.NullMarked;
