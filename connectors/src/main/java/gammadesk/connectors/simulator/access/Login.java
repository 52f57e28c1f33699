package gammadesk.connectors.simulator.access;

import gammadesk.connectors.simulator.protocol.RpcError;

/**
 * Somebody who has shown a key.
 *
 * @param account whose
 * @param key with which
 * @param scopes what may be done
 * @param sid the session's id, the same for all logins of a session
 * @param expiresMillis when it ends, milliseconds since the epoch by this machine's clock
 */
public record Login(long account, ApiKey key, Scopes scopes, String sid, long expiresMillis) {
    /** Refuses with 13021 what goes too far. */
    public Login require(Right right) {
        if (!scopes.permit(right)) {
            throw RpcError.forbidden("scope " + right.word() + " is required");
        }
        return this;
    }

    boolean isOver(long nowMillis) {
        return nowMillis >= expiresMillis;
    }
}
