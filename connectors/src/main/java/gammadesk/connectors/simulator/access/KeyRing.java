package gammadesk.connectors.simulator.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys of all accounts. Used by the market thread only. */
public final class KeyRing {
    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;

    private final RandomGenerator random;
    private final Map<String, ApiKey> byClientId = new LinkedHashMap<>();

    /** An empty ring; equal random numbers give equal keys. */
    public KeyRing(RandomGenerator random) {
        this.random = random;
    }

    /** Makes a new key. */
    public ApiKey issue(long account, String name, Scopes maximum, long nowMillis) {
        ApiKey key = new ApiKey(
                byClientId.size() + 1L,
                account,
                text(ID_BYTES),
                Secret.of(text(SECRET_BYTES)),
                name,
                maximum,
                nowMillis);
        byClientId.put(key.clientId(), key);
        return key;
    }

    /** Puts a key in that was made before. */
    public void restore(ApiKey key) {
        byClientId.put(key.clientId(), key);
    }

    /** Every key there is, oldest first. */
    public List<ApiKey> all() {
        return new ArrayList<>(byClientId.values());
    }

    /** The keys of an account, oldest first. */
    public List<ApiKey> of(long account) {
        return byClientId.values().stream()
                .filter(key -> key.account() == account)
                .toList();
    }

    Optional<ApiKey> find(String clientId) {
        return Optional.ofNullable(byClientId.get(clientId));
    }

    /** The key of a pair, if the secret is right. */
    Optional<ApiKey> find(String clientId, Secret clientSecret) {
        return find(clientId).filter(key -> key.clientSecret().isSame(clientSecret));
    }

    /** The key with which a text was signed. */
    Optional<ApiKey> signer(String clientId, String signed, String signature) {
        return find(clientId).filter(key -> hmac(key.clientSecret(), signed).isSame(Secret.of(signature)));
    }

    String text(int bytes) {
        byte[] raw = new byte[bytes];
        random.nextBytes(raw);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    private static Secret hmac(Secret secret, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return Secret.of(HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(HMAC + " comes with every JDK", impossible);
        }
    }
}
