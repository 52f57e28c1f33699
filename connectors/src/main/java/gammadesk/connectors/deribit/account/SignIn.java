package gammadesk.connectors.deribit.account;

import gammadesk.connectors.deribit.account.AccountMessage.Body.Token;
import gammadesk.connectors.vault.ApiKey;
import gammadesk.connectors.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How this program shows the venue that the key is its own, and what it makes of what the venue grants. */
final class SignIn {
    /** With these a key can take money away, itself or by making another key. */
    private static final Set<String> DANGEROUS = Set.of("wallet:read_write", "account:read_write");

    private static final String TRADE = "trade:read_write";

    private SignIn() {}

    /**
     * The parameters of {@code public/auth} for a key. No scope is asked for, so that the venue shows the whole scope
     * of the key and a dangerous one cannot hide behind a narrow wish.
     */
    static Params withKey(ApiKey key, AccountSettings.Proof proof, long venueMillis, String nonce) {
        Params params = new Params();
        return switch (proof) {
            case CREDENTIALS ->
                key.secret()
                        .withChars(secret -> params.text("grant_type", "client_credentials")
                                .text("client_id", key.clientId())
                                .text("client_secret", new String(secret)));
            case SIGNATURE ->
                params.text("grant_type", "client_signature")
                        .text("client_id", key.clientId())
                        .number("timestamp", venueMillis)
                        .text("nonce", nonce)
                        .text("data", "")
                        .text("signature", signature(key.secret(), venueMillis, nonce, ""));
        };
    }

    /** The parameters of {@code public/auth} that prolong what was granted. */
    static Params withRefreshToken(Secret token) {
        Params params = new Params().text("grant_type", "refresh_token");
        return token.withChars(chars -> params.text("refresh_token", new String(chars)));
    }

    /** HMAC-SHA256 of time, nonce and data on a line each, in hexadecimal. */
    static String signature(Secret secret, long timestampMillis, String nonce, String data) {
        byte[] text = (timestampMillis + "\n" + nonce + "\n" + data).getBytes(StandardCharsets.UTF_8);
        return secret.withBytes(key -> HexFormat.of().formatHex(hmac(key, text)));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /** Whether no key with this scope is used. */
    static boolean isDangerous(String scope) {
        return DANGEROUS.contains(scope);
    }

    /** Why a key is not used although the venue grants it; empty when it may be used. */
    static Optional<String> objection(Token token) {
        return token.scopes().stream()
                .filter(SignIn::isDangerous)
                .sorted()
                .findFirst()
                .map(scope -> "this key has the scope " + scope
                        + ", with which money can be withdrawn; make one at the venue with wallet and account set to"
                        + " read or none, and trade to read or read_write");
    }

    /** Whether the key may place orders. */
    static boolean mayTrade(Token token) {
        return token.scopes().contains(TRADE);
    }
}
