package gammadesk.connectors.vault;

import gammadesk.analytics.port.Venue;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that stand in the environment: {@code GAMMADESK_TEST_KEY} and {@code GAMMADESK_TEST_SECRET}, likewise
 * {@code EMBEDDED} and {@code LIVE}; {@code GAMMADESK_TEST_ACCESS=trade} says that it is meant for trading.
 */
public final class EnvironmentKeys {
    private EnvironmentKeys() {}

    /** The key of an environment, empty when one of its halves is missing. */
    public static Optional<ApiKey> find(Map<String, String> variables, Venue.Environment environment) {
        String prefix = "GAMMADESK_" + environment.name();
        String id = variables.getOrDefault(prefix + "_KEY", "").strip();
        String secret = variables.getOrDefault(prefix + "_SECRET", "").strip();
        if (id.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        boolean trade = variables.getOrDefault(prefix + "_ACCESS", "").strip().equalsIgnoreCase("trade");
        ApiKey.Access access = trade ? ApiKey.Access.TRADE : ApiKey.Access.SUGGESTED;
        return Optional.of(new ApiKey("environment", environment, id, access, Secret.of(secret)));
    }
}
