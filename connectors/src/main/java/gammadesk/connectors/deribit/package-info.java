/**
 * Deribit's public market data: client, messages, parser (pure), mapper, errors. The same code talks to the production
 * venue, its test net and the embedded exchange; only {@link gammadesk.connectors.deribit.DeribitSettings} differs.
 */
@NullMarked
package gammadesk.connectors.deribit;

import org.jspecify.annotations.NullMarked;
