package gammadesk.connectors.simulator.access;

/**
 * What somebody gets who has shown a key. Its text does not tell the tokens.
 *
 * @param login what may now be done
 * @param accessToken to show with requests
 * @param refreshToken to get the next grant with
 * @param seconds how long the access token is good
 */
public record Grant(Login login, String accessToken, String refreshToken, long seconds) {
    @Override
    public String toString() {
        return "Grant[" + login.key().clientId() + ", " + seconds + " s]";
    }
}
