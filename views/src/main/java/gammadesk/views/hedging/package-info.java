/** The hedge desk on the screen: proposals and what became of them, how far it may go by itself, and the STOP. */
@NullMarked
package gammadesk.views.hedging;

import org.jspecify.annotations.NullMarked;
