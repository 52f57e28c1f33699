package gammadesk.connectors.simulator.access;

/**
 * A key to an account. Its text does not tell the secret.
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
        long id, long account, String clientId, String clientSecret, String name, Scopes maximum, long createdMillis) {
    @Override
    public String toString() {
        return "ApiKey[" + clientId + " of account " + account + ", " + maximum.keyWords() + "]";
    }
}
