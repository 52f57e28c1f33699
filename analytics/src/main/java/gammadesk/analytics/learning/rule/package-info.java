/** Classical rules of hedging with the underlying, the baselines that a learned policy has to beat. */
@NullMarked
package gammadesk.analytics.learning.rule;

import org.jspecify.annotations.NullMarked;
