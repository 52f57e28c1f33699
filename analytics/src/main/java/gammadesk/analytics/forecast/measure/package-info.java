/** How much a price moved: variance measured from bars, its jumps, its noise and its hours of the day. */
@NullMarked
package gammadesk.analytics.forecast.measure;

import org.jspecify.annotations.NullMarked;
