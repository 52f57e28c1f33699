package gammadesk.connectors.simulator.access;

/**
 * What somebody gets who has shown a key.
 *
 * @param login what may now be done
 * @param accessToken to show with requests
 * @param refreshToken to get the next grant with
 * @param seconds how long the access token is good
 */
public record Grant(Login login, Secret accessToken, Secret refreshToken, long seconds) {}
