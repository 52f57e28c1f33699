/** Dealer exposure by strike and expiry, with its convention and unit beside every number. */
@NullMarked
package gammadesk.analytics.exposure;

import org.jspecify.annotations.NullMarked;
