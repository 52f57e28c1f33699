package gammadesk.connectors.vault;

import gammadesk.analytics.port.Venue;

/**
 * A key to an account at a venue.
 *
 * @param name by which the user knows it, unique in a vault
 * @param environment how real the money behind it is
 * @param clientId the public half
 * @param access what it is meant for; what it can do the venue says
 * @param secret the private half
 */
public record ApiKey(String name, Venue.Environment environment, String clientId, Access access, Secret secret)
        implements AutoCloseable {
    /** What a key is meant for. */
    public enum Access {
        /** Sees the account and changes nothing. */
        READ_ONLY,
        /** Places and cancels orders. */
        TRADE;

        /** What to suggest to somebody who adds a key. */
        public static final Access SUGGESTED = READ_ONLY;
    }

    /**
     * Throws {@link IllegalArgumentException} when the name or the client id or the secret is empty or one of the first
     * two has a line break.
     */
    public ApiKey {
        require(name, "name");
        require(clientId, "client id");
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("a key needs a secret");
        }
    }

    private static void require(String text, String what) {
        if (text.isBlank() || text.lines().count() != 1) {
            throw new IllegalArgumentException("a key needs a " + what + " of one line");
        }
    }

    /** Wipes the private half. */
    @Override
    public void close() {
        secret.close();
    }
}
