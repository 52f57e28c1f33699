package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.Optional;

/** Who waits for an answer: a session or a single HTTP request. */
interface Asker {
    /** The session that asks, empty for a single request. */
    Optional<Session> session();

    /** Takes the answer; called on the market thread. */
    void answered(JsonBytes answer, boolean isError, boolean isLast);
}
