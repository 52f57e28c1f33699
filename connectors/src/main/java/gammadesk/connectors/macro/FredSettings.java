package gammadesk.connectors.macro;

import gammadesk.connectors.vault.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where FRED is and how it is asked.
 *
 * @param base address of its methods, without a slash at the end
 * @param key the user's; never shown and never logged
 * @param timeoutMillis to wait for an answer
 * @param waitMillis before a question is put again that was one too many, or was not answered
 */
public record FredSettings(URI base, Secret key, long timeoutMillis, long waitMillis) {
    /** FRED itself. */
    public static final URI FRED = URI.create("https://api.stlouisfed.org/fred");

    private static final long TIMEOUT_MILLIS = 20_000;
    private static final long WAIT_MILLIS = 20_000;

    /** FRED itself, or another server of its protocol, as patient as its limit of requests a minute asks for. */
    public static FredSettings of(URI base, Secret key) {
        return new FredSettings(base, key, TIMEOUT_MILLIS, WAIT_MILLIS);
    }

    /**
     * What stands in the environment: {@code GAMMADESK_FRED_KEY}, and {@code GAMMADESK_FRED_URL} for another address;
     * empty without a key.
     *
     * @throws IllegalArgumentException when the address is none
     */
    public static Optional<FredSettings> find(Map<String, String> variables) {
        String key = variables.getOrDefault("GAMMADESK_FRED_KEY", "").strip();
        return key.isEmpty() ? Optional.empty() : Optional.of(of(address(variables), Secret.of(key)));
    }

    /**
     * Where FRED is: itself, or the address in {@code GAMMADESK_FRED_URL}.
     *
     * @throws IllegalArgumentException when the address is none
     */
    public static URI address(Map<String, String> variables) {
        String base = variables.getOrDefault("GAMMADESK_FRED_URL", "").strip();
        return base.isEmpty() ? FRED : URI.create(base);
    }
}
