/** The venue's past over its one-shot methods: paged, bounded, and in nobody's way. */
@NullMarked
package gammadesk.connectors.deribit.history;

import org.jspecify.annotations.NullMarked;
