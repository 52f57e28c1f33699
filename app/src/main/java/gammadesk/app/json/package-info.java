/** How numbers of the market's own kinds stand in JSON. */
@NullMarked
package gammadesk.app.json;

import org.jspecify.annotations.NullMarked;
