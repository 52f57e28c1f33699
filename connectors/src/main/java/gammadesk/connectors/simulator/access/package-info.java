/** Who may do what: API keys, scopes, tokens, and the log of who came. */
@NullMarked
package gammadesk.connectors.simulator.access;

import org.jspecify.annotations.NullMarked;
