/** What the desk shows of its forecasts: pictures of one moment, with the times at which they were known. */
@NullMarked
package gammadesk.analytics.forecast.board;

import org.jspecify.annotations.NullMarked;
