package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.protocol.JsonBytes;

/** Answers one method. */
@FunctionalInterface
public interface Method {
    /**
     * Writes the result as the next value.
     *
     * @throws gammadesk.connectors.simulator.protocol.RpcError to refuse; what was written is then taken back
     */
    void answer(Call call, JsonBytes out);
}
