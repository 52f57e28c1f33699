/** Published figures of hedging, recomputed: what the simulator, the rules and the policies are held against. */
@NullMarked
package gammadesk.analytics.learning.evidence;

import org.jspecify.annotations.NullMarked;
