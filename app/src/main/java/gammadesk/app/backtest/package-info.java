/** Recorded chains as markets to hedge in, the books that are walked through them, and the rules that walk them. */
@NullMarked
package gammadesk.app.backtest;

import org.jspecify.annotations.NullMarked;
