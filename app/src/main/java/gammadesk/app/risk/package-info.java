/** The trader's book from and to files. */
@NullMarked
package gammadesk.app.risk;

import org.jspecify.annotations.NullMarked;
