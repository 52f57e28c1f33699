/** The bridge between the services and the FX thread: the only room that may call runLater. */
@NullMarked
package gammadesk.views.fx;

import org.jspecify.annotations.NullMarked;
