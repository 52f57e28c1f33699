/**
 * What a book is worth, how it reacts, what it could lose and why it moved: greeks in coin and USD, scenarios,
 * stresses, the venue's margins, tails and attribution, as pure functions of positions and marks.
 */
@NullMarked
package gammadesk.analytics.risk;

import org.jspecify.annotations.NullMarked;
