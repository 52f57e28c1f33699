/** Tries rules that hedge one sold claim on simulated paths, as the market is and under stress. */
@NullMarked
package gammadesk.analytics.backtest.court.claim;

import org.jspecify.annotations.NullMarked;
