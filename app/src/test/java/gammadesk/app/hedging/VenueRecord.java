package gammadesk.app.hedging;

import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.trading.OrderTicket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The venue's own record of its orders: the truth, whatever anybody was told. */
final class VenueRecord {
    static final Stamp NO_STAMP = new Stamp(0, 0);

    private final Map<String, Booked> orders = new LinkedHashMap<>();

    /** An order in the record. */
    static final class Booked {
        final String id;
        final String label;
        final OrderTicket ticket;
        final List<Fill> fills = new ArrayList<>();
        Order.State state = Order.State.OPEN;

        private Booked(String id, String label, OrderTicket ticket) {
            this.id = id;
            this.label = label;
            this.ticket = ticket;
        }

        boolean isOpen() {
            return state == Order.State.OPEN;
        }

        void fill(Fill fill) {
            fills.add(fill);
            if (filled().compareTo(ticket.amount()) == 0) {
                state = Order.State.FILLED;
            }
        }

        /** What is not filled of an open order dies. */
        void cancel() {
            state = isOpen() ? Order.State.CANCELLED : state;
        }

        BigDecimal filled() {
            return fills.stream().map(Fill::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        Order order() {
            return new Order(
                    id,
                    label,
                    ticket.instrument(),
                    ticket.side(),
                    Optional.of(OrderType.LIMIT),
                    ticket.limitPrice(),
                    ticket.amount(),
                    filled(),
                    fills.isEmpty() ? Optional.empty() : ticket.limitPrice(),
                    state,
                    false,
                    ticket.postOnly(),
                    "",
                    0,
                    NO_STAMP,
                    Optional.empty());
        }
    }

    Booked book(String id, String label, OrderTicket ticket) {
        Booked order = new Booked(id, label, ticket);
        orders.put(id, order);
        return order;
    }

    /** In the order of their arrival. */
    Collection<Booked> all() {
        return orders.values();
    }

    private Stream<Booked> open() {
        return orders.values().stream().filter(Booked::isOpen);
    }

    /** A list of its own, so that what is done to them may close them. */
    List<Booked> allOpen() {
        return open().toList();
    }

    Optional<Booked> openWith(String id) {
        return Optional.ofNullable(orders.get(id)).filter(Booked::isOpen);
    }

    Optional<Booked> labelled(String label) {
        return orders.values().stream()
                .filter(order -> order.label.equals(label))
                .findFirst();
    }

    long openOf(String instrument) {
        return open().filter(order -> order.ticket.instrument().equals(instrument))
                .count();
    }

    List<Fill> fills() {
        return orders.values().stream().flatMap(order -> order.fills.stream()).toList();
    }

    BigDecimal filled(String instrument) {
        return orders.values().stream()
                .filter(order -> order.ticket.instrument().equals(instrument))
                .map(Booked::filled)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
