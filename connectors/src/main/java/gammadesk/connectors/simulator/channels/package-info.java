/** Subscriptions: every channel that can be followed, and when it says something. */
@NullMarked
package gammadesk.connectors.simulator.channels;

import org.jspecify.annotations.NullMarked;
