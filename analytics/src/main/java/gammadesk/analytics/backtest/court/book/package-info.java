/** The court's trials of policies for whole books. */
@NullMarked
package gammadesk.analytics.backtest.court.book;

import org.jspecify.annotations.NullMarked;
