package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.Login;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A call of one method.
 *
 * @param params what was given
 * @param caller the connection that stays, empty for a single HTTP request
 * @param ip from where
 * @param venueMillis the venue's time when it was called, between two steps of the market as well
 * @param welcome takes the channels whose first messages are to follow the answer
 * @param identity who calls; refuses when that is not known
 */
public record Call(
        Params params,
        Optional<Connection> caller,
        String ip,
        long venueMillis,
        Consumer<List<String>> welcome,
        Supplier<Login> identity) {
    /** The connection that stays; refuses when there is none. */
    public Connection connection() {
        return caller.orElseThrow(RpcError::needsWebSocket);
    }

    /** Who calls; refuses when that is not known. */
    public Login login() {
        return identity.get();
    }

    /** Whose orders and money it is about; refuses when that is not known. */
    public long account() {
        return login().account();
    }
}
