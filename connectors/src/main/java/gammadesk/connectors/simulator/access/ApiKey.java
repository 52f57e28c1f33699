package gammadesk.connectors.simulator.access;

/**
 * A key to an account.
 *
 * @param id the venue's number for it
 * @param account whose
 * @param clientId what the client says
 * @param clientSecret what only the client knows
 * @param name given by the owner
 * @param maximum what it may do at most
 * @param createdMillis venue time
 */
public record ApiKey(
        long id, long account, String clientId, Secret clientSecret, String name, Scopes maximum, long createdMillis) {}
