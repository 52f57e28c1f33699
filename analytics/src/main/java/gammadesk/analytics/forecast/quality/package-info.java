/** Whether data may be believed: faults are found, counted and shown, and repaired or left out by a stated rule. */
@NullMarked
package gammadesk.analytics.forecast.quality;

import org.jspecify.annotations.NullMarked;
