/**
 * Replays of what was recorded: what a rule would have decided with what was known then, what its orders would have
 * cost at the recorded quotes, and what came of it.
 */
@NullMarked
package gammadesk.analytics.backtest;

import org.jspecify.annotations.NullMarked;
