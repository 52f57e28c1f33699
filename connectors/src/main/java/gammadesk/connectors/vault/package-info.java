/**
 * Keys of venues and of services that are none: encrypted at rest behind a passphrase, or handed over from the
 * environment.
 */
@NullMarked
package gammadesk.connectors.vault;

import org.jspecify.annotations.NullMarked;
