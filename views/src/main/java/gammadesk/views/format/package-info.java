/** How numbers, times and ages are written: the same everywhere. */
@NullMarked
package gammadesk.views.format;

import org.jspecify.annotations.NullMarked;
