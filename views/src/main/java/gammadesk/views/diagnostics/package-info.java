/** What the program measures of itself and of its feed. */
@NullMarked
package gammadesk.views.diagnostics;

import org.jspecify.annotations.NullMarked;
