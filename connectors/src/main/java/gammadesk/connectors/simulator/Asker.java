package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.access.Credential;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.RpcError;
import java.util.Optional;

/** Who waits for an answer: a session or a single HTTP request. */
interface Asker {
    /** The session that asks, empty for a single request. */
    Optional<Session> session();

    /** The exchange's number for the connection. */
    long connection();

    /** From where it asks. */
    String ip();

    /** What it shows beside the request. */
    Credential credential();

    /** Takes the answer; called on the market thread. */
    void answered(JsonBytes answer, Optional<RpcError> error, boolean isLast);

    /** Has something done, on the socket's thread, once the answers given so far are with the network. */
    void afterwards(Runnable task);

    /** Gets no answer: the connection ends. */
    void cut();

    /** Gets an answer that is none of the protocol's, where that can be. */
    void answeredStatus(int httpStatus);
}
