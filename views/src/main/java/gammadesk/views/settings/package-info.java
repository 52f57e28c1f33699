/** Keys to accounts, and the arming of real money. */
@NullMarked
package gammadesk.views.settings;

import org.jspecify.annotations.NullMarked;
