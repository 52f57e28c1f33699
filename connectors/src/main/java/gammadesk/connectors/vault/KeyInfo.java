package gammadesk.connectors.vault;

import gammadesk.analytics.port.Venue;

/** What may be shown of a key: everything but its private half. */
public record KeyInfo(String name, Venue.Environment environment, String clientId, ApiKey.Access access) {
    /** What may be shown of this key. */
    public static KeyInfo of(ApiKey key) {
        return new KeyInfo(key.name(), key.environment(), key.clientId(), key.access());
    }
}
