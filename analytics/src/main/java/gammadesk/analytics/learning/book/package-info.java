/**
 * A band around the delta of a whole book, learned on invented books in simulated markets: Whalley and Wilmott's width,
 * corrected by small nets that see nothing but dimensionless numbers of the book, so that they fit a book of any size.
 */
@NullMarked
package gammadesk.analytics.learning.book;

import org.jspecify.annotations.NullMarked;
