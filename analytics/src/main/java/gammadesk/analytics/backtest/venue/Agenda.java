package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.backtest.venue.VenueTerms.Outage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to happen at which moment. What is due at the same one happens in this order: the edge of an outage,
 * expiries, funding, then what arrives, first sent first.
 */
final class Agenda {
    private static final long FUNDING_MILLIS = 8L * 3_600_000;

    private final Iterator<Due.Edge> edges;
    private Optional<Due.Edge> nextEdge;
    private final TreeMap<Long, List<Contract>> expiries = new TreeMap<>();
    private final Deque<Due.Arrival> arrivals = new ArrayDeque<>();
    private long funding;

    /** Something that is due. */
    sealed interface Due {
        /** When, milliseconds since the epoch. */
        long millis();

        /** An outage begins or ends. */
        record Edge(long millis, boolean begins, boolean answers) implements Due {}

        /** Contracts have expired. */
        record Expiry(long millis, List<Contract> contracts) implements Due {}

        /** Funding is told. */
        record Funding(long millis) implements Due {}

        /** A request arrives. */
        sealed interface Arrival extends Due {
            /** The order. */
            long id();
        }

        /** A new order. */
        record Order(long millis, long id, VenueOrder order) implements Arrival {}

        /** Another amount and price. */
        record Amendment(long millis, long id, double amount, double limit) implements Arrival {}

        /** The end of an order. */
        record Cancel(long millis, long id) implements Arrival {}
    }

    Agenda(Collection<Outage> outages, long now) {
        List<Due.Edge> all = new ArrayList<>();
        for (Outage outage : outages) {
            all.add(new Due.Edge(outage.fromMillis(), true, outage.answers()));
            all.add(new Due.Edge(outage.toMillis(), false, true));
        }
        edges = all.iterator();
        nextEdge = edge();
        funding = (Math.floorDiv(now, FUNDING_MILLIS) + 1) * FUNDING_MILLIS;
    }

    private Optional<Due.Edge> edge() {
        return edges.hasNext() ? Optional.of(edges.next()) : Optional.empty();
    }

    void send(Due.Arrival arrival) {
        arrivals.add(arrival);
    }

    /** What is told at the very moment of expiry still counts: it is settled in the next millisecond. */
    void expire(Contract contract, long millis) {
        expiries.computeIfAbsent(millis, _ -> new ArrayList<>()).add(contract);
    }

    /** When the next thing is due. */
    long next() {
        long edge = nextEdge.map(Due.Edge::millis).orElse(Long.MAX_VALUE);
        long expiry = expiries.isEmpty() ? Long.MAX_VALUE : expiries.firstKey();
        long arrival = arrivals.isEmpty() ? Long.MAX_VALUE : arrivals.getFirst().millis();
        return Math.min(Math.min(edge, expiry), Math.min(funding, arrival));
    }

    /** Takes the next thing off. */
    Due take() {
        long next = next();
        Optional<Due.Edge> edge = nextEdge.filter(due -> due.millis() == next);
        if (edge.isPresent()) {
            nextEdge = edge();
            return edge.get();
        }
        if (!expiries.isEmpty() && expiries.firstKey() == next) {
            Map.Entry<Long, List<Contract>> first = expiries.pollFirstEntry();
            return new Due.Expiry(next, first.getValue());
        }
        if (funding == next) {
            funding += FUNDING_MILLIS;
            return new Due.Funding(next);
        }
        return arrivals.removeFirst();
    }
}
