/** Macroeconomic series as they became known: from FRED, or from files. */
@NullMarked
package gammadesk.connectors.macro;

import org.jspecify.annotations.NullMarked;
