package gammadesk.app.hedging;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.OrderGateway.Outcome;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of an order, for its rows in the ledger.
 *
 * @param note of the order
 */
record LedgerWords(OrderNote note) {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ObjectNode begin() {
        return JSON.createObjectNode().put("job", note.job()).put("leg", note.leg());
    }

    String cancel() {
        return begin().put("what", "cancel").toString();
    }

    String answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(Order order) ->
                begin().put("what", "accepted")
                        .put("order", order.id())
                        .put("state", order.state().name().toLowerCase(Locale.ROOT))
                        .put("filled", order.filled().toPlainString())
                        .toString();
            case Outcome.Refused refused ->
                begin().put("what", "refused")
                        .put("code", refused.venueCode())
                        .put("reason", refused.reason())
                        .toString();
            case Outcome.Unknown unknown ->
                begin().put("what", "unknown").put("reason", unknown.reason()).toString();
        };
    }
}
