package gammadesk.connectors.simulator.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a request shows beside its parameters. */
public sealed interface Credential {
    /** Nothing. */
    record None() implements Credential {}

    /** An access token. */
    record Bearer(Secret token) implements Credential {}

    /** Client id and secret in the open. */
    record Basic(String clientId, Secret clientSecret) implements Credential {}

    /**
     * A signature over the request itself.
     *
     * @param clientId of the key
     * @param timestamp the client's, milliseconds
     * @param nonce any text
     * @param signature HMAC-SHA256, hexadecimal
     * @param request method, address and body, each followed by a line's end
     */
    record Signed(String clientId, String timestamp, String nonce, String signature, String request)
            implements Credential {}

    /** Something that is no credential. */
    record Unreadable() implements Credential {}

    /**
     * What an Authorization header says.
     *
     * @param header its value, empty if there is none
     * @param request method, address and body of the request, each followed by a line's end
     */
    static Credential of(String header, String request) {
        int space = header.indexOf(' ');
        String rest = space < 0 ? "" : header.substring(space + 1).trim();
        return switch (space < 0 ? header : header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "" -> new None();
            case "bearer" -> new Bearer(Secret.of(rest));
            case "basic" -> basic(rest);
            case "deri-hmac-sha256" -> signed(rest, request);
            default -> new Unreadable();
        };
    }

    private static Credential basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? new Unreadable()
                    : new Basic(pair.substring(0, colon), Secret.of(pair.substring(colon + 1)));
        } catch (IllegalArgumentException _) {
            return new Unreadable();
        }
    }

    private static Credential signed(String rest, String request) {
        Map<String, String> fields = new HashMap<>();
        for (String part : rest.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                fields.put(
                        part.substring(0, equals).trim(),
                        part.substring(equals + 1).trim());
            }
        }
        return new Signed(
                fields.getOrDefault("id", ""),
                fields.getOrDefault("ts", ""),
                fields.getOrDefault("nonce", ""),
                fields.getOrDefault("sig", ""),
                request);
    }
}
