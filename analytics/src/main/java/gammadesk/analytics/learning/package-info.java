/**
 * Hedging that is learned on simulated paths, and what keeps it honest: baselines, an ensemble's doubt, a known domain.
 */
@NullMarked
package gammadesk.analytics.learning;

import org.jspecify.annotations.NullMarked;
