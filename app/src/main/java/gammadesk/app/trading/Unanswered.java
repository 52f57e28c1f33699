package gammadesk.app.trading;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.trading.OrderTicket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Orders without an answer. While one is under way the very same is not sent again; while one is unknown nothing goes
 * out on its side of its instrument, since it may already be booked.
 */
final class Unanswered {
    private final Map<String, OrderTicket> underWay = new ConcurrentHashMap<>();
    private final Map<String, Place> unknown = new ConcurrentHashMap<>();

    private record Place(String instrument, Side side) {}

    /** Notes an order before it is sent; false when the very same is already under way. */
    synchronized boolean begin(String label, OrderTicket ticket) {
        return !underWay.containsValue(ticket) && underWay.put(label, ticket) == null;
    }

    /** An answer came, or it became certain that none will. */
    void end(String label) {
        underWay.remove(label);
    }

    /** No answer came: the place is closed until the gateway says what became of it. */
    void lost(String label, String instrument, Side side, OrderGateway gateway) {
        unknown.put(label, new Place(instrument, side));
        var _ = gateway.settlement(label).thenAccept(outcome -> {
            if (!(outcome instanceof OrderGateway.Outcome.Unknown)) {
                unknown.remove(label);
            }
        });
    }

    /** Orders of an earlier run can be unknown too. */
    void onEvent(AccountEvent event, OrderGateway gateway) {
        if (event instanceof AccountEvent.OrderUnknown lost) {
            lost(
                    lost.intent().label(),
                    lost.intent().instrument(),
                    lost.intent().side(),
                    gateway);
        } else if (event instanceof AccountEvent.OrderSettled settled
                && !(settled.outcome() instanceof OrderGateway.Outcome.Unknown)) {
            unknown.remove(settled.intent().label());
        }
    }

    /** One clause on why an order must wait; empty when it need not. */
    Optional<String> obstacle(String instrument, Side side) {
        return unknown.containsValue(new Place(instrument, side))
                ? Optional.of("it is not known yet whether an earlier order to " + (side.sign() > 0 ? "buy " : "sell ")
                        + instrument + " was booked; it is being looked up")
                : Optional.empty();
    }
}
