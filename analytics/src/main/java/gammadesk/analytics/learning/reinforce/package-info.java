/** Learning a hedge from rewards on the way, for goals that are no function of the final profit. */
@NullMarked
package gammadesk.analytics.learning.reinforce;

import org.jspecify.annotations.NullMarked;
