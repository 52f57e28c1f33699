package gammadesk.connectors.simulator.protocol;

/**
 * One call.
 *
 * @param id the caller's id as JSON, to be sent back to the letter; empty if there was none
 * @param method with its scope, such as {@code public/ticker}
 * @param params what was given
 */
public record RpcRequest(String id, String method, Params params) {}
