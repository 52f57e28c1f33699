/** Dealer gamma on the screen: bars by strike, and strike by expiry. */
@NullMarked
package gammadesk.views.exposure;

import org.jspecify.annotations.NullMarked;
