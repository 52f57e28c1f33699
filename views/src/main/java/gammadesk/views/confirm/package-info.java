/** Asking once, in words, before something is done, and saying there what became of it. */
@NullMarked
package gammadesk.views.confirm;

import org.jspecify.annotations.NullMarked;
