/** The past as it was fetched or brought along: kept on the disk, and read from files. */
@NullMarked
package gammadesk.connectors.history;

import org.jspecify.annotations.NullMarked;
