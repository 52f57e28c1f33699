/** What was found out about hedging policies, as files and as reports. */
@NullMarked
package gammadesk.app.evidence;

import org.jspecify.annotations.NullMarked;
