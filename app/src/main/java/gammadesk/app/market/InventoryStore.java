package gammadesk.app.market;

import gammadesk.analytics.exposure.InventoryState;
import gammadesk.analytics.market.Currency;
import java.util.Optional;

/** Where the record of public trades outlives the desk. */
public interface InventoryStore {
    /** Keeps nothing: for a market that begins with the desk. */
    InventoryStore NONE = new InventoryStore() {
        @Override
        public Optional<InventoryState> load(Currency currency) {
            return Optional.empty();
        }

        @Override
        public void save(Currency currency, InventoryState state) {
            // A market that is gone tomorrow needs no record.
        }
    };

    /** What was kept of a currency, empty when nothing was or it cannot be read. */
    Optional<InventoryState> load(Currency currency);

    /** Keeps a record in place of the last one. A failure costs the record, never the desk. */
    void save(Currency currency, InventoryState state);
}
