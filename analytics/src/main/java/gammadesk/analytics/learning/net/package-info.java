/**
 * Small neural nets in flat arrays of floats: forwards, backwards, and the optimiser's step; vectors and their scalar
 * twin.
 */
@NullMarked
package gammadesk.analytics.learning.net;

import org.jspecify.annotations.NullMarked;
