/** Small controls that several features use, each made in one way. */
@NullMarked
package gammadesk.views.controls;

import org.jspecify.annotations.NullMarked;
