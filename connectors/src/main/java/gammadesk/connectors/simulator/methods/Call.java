package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A call of one method.
 *
 * @param params what was given
 * @param caller the connection that stays, empty for a single HTTP request
 * @param welcome takes the channels whose first messages are to follow the answer
 */
public record Call(Params params, Optional<Connection> caller, Consumer<List<String>> welcome) {
    /** The connection that stays; refuses when there is none. */
    public Connection connection() {
        return caller.orElseThrow(RpcError::needsWebSocket);
    }
}
