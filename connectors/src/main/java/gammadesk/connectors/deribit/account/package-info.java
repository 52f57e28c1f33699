/**
 * Deribit's private side: signing in, orders that cannot get lost, the account as one merged view. Nothing here trusts
 * that an answer comes: what was sent is written down first, looked up when the answer stays away, and never sent
 * twice.
 */
@NullMarked
package gammadesk.connectors.deribit.account;

import org.jspecify.annotations.NullMarked;
