/** Tries rules that hedge books on recorded chains. */
@NullMarked
package gammadesk.analytics.backtest.court.recorded;

import org.jspecify.annotations.NullMarked;
