/** The command line, one class a sub-command. */
@NullMarked
package gammadesk.app.cli;

import org.jspecify.annotations.NullMarked;
