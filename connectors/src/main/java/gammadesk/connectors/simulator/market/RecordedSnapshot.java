package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import java.util.List;
import java.util.Map;

/**
 * A recorded moment.
 *
 * @param millis when
 * @param options by name, by currency, expiry, strike
 * @param futures perpetual and dated futures by name
 * @param indices by currency
 * @param volatilityIndices by currency, percent
 */
record RecordedSnapshot(
        long millis,
        Map<String, RecordedOption> options,
        Map<String, RecordedFuture> futures,
        Map<Currency, Double> indices,
        Map<Currency, Double> volatilityIndices) {
    List<Currency> currencies() {
        return List.copyOf(indices.keySet());
    }
}
