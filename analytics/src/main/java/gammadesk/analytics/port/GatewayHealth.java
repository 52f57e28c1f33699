package gammadesk.analytics.port;

/**
 * What an order gateway says of itself, at one moment.
 *
 * @param state whether orders can go out
 * @param reason one sentence on the last change of state, empty if there is nothing to say
 * @param mayTrade whether the key's scope allows orders
 * @param armed whether orders are let through; always so where the money is not real
 * @param roundTripMillis the last measured round trip, NaN before the first
 * @param waiting orders and edits not sent yet
 * @param inFlight orders and edits sent and not answered yet
 * @param unknown orders and edits whose answer did not come and that are being looked up
 * @param reconnects connections made again after a loss
 * @param malformed messages that could not be read
 */
public record GatewayHealth(
        GatewayState state,
        String reason,
        boolean mayTrade,
        boolean armed,
        double roundTripMillis,
        int waiting,
        int inFlight,
        int unknown,
        long reconnects,
        long malformed) {
    public static final GatewayHealth IDLE =
            new GatewayHealth(GatewayState.IDLE, "", false, false, Double.NaN, 0, 0, 0, 0, 0);
}
