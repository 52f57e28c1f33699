/** What may become of the trader's book, and why it is worth what it is worth. */
@NullMarked
package gammadesk.views.risk;

import org.jspecify.annotations.NullMarked;
