/**
 * The court that tries a hedging policy: what chance, hindsight and search alone would have shown, what the policy
 * shows beyond that, and the ruling whether it may advise or run. Rules and arithmetic only.
 */
@NullMarked
package gammadesk.analytics.backtest.court;

import org.jspecify.annotations.NullMarked;
