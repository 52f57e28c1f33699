/** Implied volatility on the screen: a heatmap, smiles, and the surface in three dimensions. */
@NullMarked
package gammadesk.views.surface;

import org.jspecify.annotations.NullMarked;
