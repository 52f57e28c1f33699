/** Where the desk is wired together: one place, by constructor. */
@NullMarked
package gammadesk.app;

import org.jspecify.annotations.NullMarked;
