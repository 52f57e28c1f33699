/**
 * The hedge desk as a person meets it: what it proposes, what it executes, how far it may go by itself, what stopped it
 * and what became of earlier hedges; and everything that a person may ask of it.
 */
@NullMarked
package gammadesk.analytics.decision;

import org.jspecify.annotations.NullMarked;
