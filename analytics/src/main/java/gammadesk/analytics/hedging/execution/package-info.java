/**
 * How a decided hedge is worked: which leg first, in parts of what size, at what price, how long a part waits before it
 * crosses, when a leg is given up, and what it cost against the decision. Pure; who works it tells the time.
 */
@NullMarked
package gammadesk.analytics.hedging.execution;

import org.jspecify.annotations.NullMarked;
