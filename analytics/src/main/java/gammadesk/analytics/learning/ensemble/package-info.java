/** Several learned policies together, how much they are believed, and where they are not asked at all. */
@NullMarked
package gammadesk.analytics.learning.ensemble;

import org.jspecify.annotations.NullMarked;
