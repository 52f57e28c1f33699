/**
 * Forecasts of realised variance made the way they would have been made at the time, their intervals, and what they
 * were worth. Variance is per day throughout.
 */
@NullMarked
package gammadesk.analytics.forecast;

import org.jspecify.annotations.NullMarked;
