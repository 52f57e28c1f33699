/** Smiles per expiry and the surface that they form. */
@NullMarked
package gammadesk.analytics.surface;

import org.jspecify.annotations.NullMarked;
