/** How good forecasts were, and whether the difference is more than luck. */
@NullMarked
package gammadesk.analytics.forecast.score;

import org.jspecify.annotations.NullMarked;
