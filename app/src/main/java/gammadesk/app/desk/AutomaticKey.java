package gammadesk.app.desk;

import gammadesk.analytics.port.Venue;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.vault.ApiKey;
import gammadesk.connectors.vault.EnvironmentKeys;
import gammadesk.connectors.vault.Secret;
import java.util.Map;
import java.util.Optional;

/** The key with which a desk begins without being asked: from the environment, or of the embedded exchange's demo. */
final class AutomaticKey {
    private AutomaticKey() {}

    static Optional<ApiKey> find(
            Map<String, String> variables, Venue.Environment environment, Optional<EmbeddedExchange> exchange) {
        return EnvironmentKeys.find(variables, environment).or(() -> exchange.flatMap(AutomaticKey::demo));
    }

    /** The seam to the embedded exchange's demo account. */
    private static Optional<ApiKey> demo(EmbeddedExchange exchange) {
        var key = exchange.keys().desk();
        return Optional.of(new ApiKey(
                "demo",
                Venue.Environment.EMBEDDED,
                key.clientId(),
                ApiKey.Access.TRADE,
                Secret.of(key.clientSecret().reveal())));
    }
}
