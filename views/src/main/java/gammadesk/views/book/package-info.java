/** The trader's book: account, positions, orders, executions. */
@NullMarked
package gammadesk.views.book;

import org.jspecify.annotations.NullMarked;
