/** The option chain: calls left, puts right, strike in the middle. */
@NullMarked
package gammadesk.views.chain;

import org.jspecify.annotations.NullMarked;
