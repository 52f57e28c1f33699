/** The trader's account while the desk runs: the one path of an order to the venue, and the account's picture. */
@NullMarked
package gammadesk.app.trading;

import org.jspecify.annotations.NullMarked;
