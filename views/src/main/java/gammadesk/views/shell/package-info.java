/** The one window: connection bar, docked panels, remembered layout, keys and commands. */
@NullMarked
package gammadesk.views.shell;

import org.jspecify.annotations.NullMarked;
