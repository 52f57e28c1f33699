package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.Past;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account as it is known: answers, streams and comparisons merged, in whatever order and however often they come.
 * Orders merge by id and time of their last update, executions by their id. For one thread only.
 */
final class AccountBook {
    private static final int MOST_CLOSED = 5_000;
    private static final int MOST_FILLS = 20_000;
    /** Of each kind of what was loaded of the past. */
    static final int MOST_OLDER = 10_000;

    private final Consumer<AccountEvent> events;
    private final Map<String, Order> open = new LinkedHashMap<>();
    private final Map<String, Order> closed = new LinkedHashMap<>();
    private final Map<String, Order> byLabel = new HashMap<>();
    private final Map<String, Fill> fills = new LinkedHashMap<>();
    private final Map<String, Order> olderOrders = new LinkedHashMap<>();
    private final Map<String, Fill> olderFills = new LinkedHashMap<>();
    private final Map<String, Position> positions = new TreeMap<>();
    private final Map<Currency, AccountSummary> summaries = new TreeMap<>();
    private @Nullable AccountView view = AccountView.EMPTY;

    /** Where news come from, which decides how it is told. */
    enum Origin {
        /** A stream or the answer to an order. */
        LIVE,
        /** A comparison after a loss of connection: what is new was missed. */
        COMPARED,
        /** A comparison while the connection was up: what is new, a stream lost. */
        CHECKED,
        /** The first look at the account. */
        FIRST_LOOK
    }

    AccountBook(Consumer<AccountEvent> events) {
        this.events = events;
    }

    /**
     * Takes in an order unless something newer is known.
     *
     * @param expected whether a label belongs to an order of ours whose answer is awaited
     */
    void merge(Order fresh, Origin origin, Predicate<String> expected) {
        Order known = order(fresh.id()).orElse(null);
        if (known != null && !isNews(known, fresh)) {
            return;
        }
        store(fresh);
        boolean isMissed = origin == Origin.COMPARED || origin == Origin.CHECKED;
        if (known != null && isRepriced(known, fresh)) {
            events.accept(new AccountEvent.OrderRepriced(fresh));
        } else if (!isMissed || expected.test(fresh.label())) {
            events.accept(new AccountEvent.OrderChanged(fresh));
        } else {
            difference(known, fresh).ifPresent(events);
        }
    }

    private static Optional<AccountEvent> difference(@Nullable Order known, Order fresh) {
        if (known == null) {
            return fresh.isLive() ? Optional.of(new AccountEvent.OrderFoundOpen(fresh)) : Optional.empty();
        }
        return Optional.of(
                known.isLive() && !fresh.isLive()
                        ? new AccountEvent.OrderClosedUnseen(fresh)
                        : new AccountEvent.OrderChanged(fresh));
    }

    /** A closed order never opens again, and nothing that was filled is ever given back. */
    static boolean isNews(Order known, Order fresh) {
        if (!known.isLive() && fresh.isLive()) {
            return false;
        }
        int filled = fresh.filled().compareTo(known.filled());
        long later = fresh.stamp().venueMillis() - known.stamp().venueMillis();
        if (filled < 0 || later < 0) {
            return filled >= 0 && known.isLive() && !fresh.isLive();
        }
        return later > 0 || !sameMatter(known, fresh);
    }

    /** Whether the venue alone moved the price. */
    private static boolean isRepriced(Order known, Order fresh) {
        return fresh.isLive() && fresh.advanced().isPresent() && sameButPrice(known, fresh);
    }

    private static boolean sameMatter(Order a, Order b) {
        return sameButPrice(a, b) && a.price().equals(b.price());
    }

    private static boolean sameButPrice(Order a, Order b) {
        return a.state() == b.state()
                && a.filled().compareTo(b.filled()) == 0
                && a.amount().compareTo(b.amount()) == 0
                && a.advanced().equals(b.advanced())
                && a.averagePrice().equals(b.averagePrice());
    }

    /** Takes in a closed order that somebody wanted to see again; false when it was known. */
    boolean mergeOlder(Order order, Predicate<String> expected) {
        if (order(order.id()).isPresent() || order.isLive()) {
            merge(order, Origin.CHECKED, expected);
            return false;
        }
        view = null;
        return olderOrders.size() < MOST_OLDER && olderOrders.put(order.id(), order) == null;
    }

    /** Takes in an execution that somebody wanted to see again; false when it was known. */
    boolean mergeOlder(Fill fill) {
        if (fills.containsKey(key(fill)) || olderFills.size() >= MOST_OLDER) {
            return false;
        }
        view = null;
        return olderFills.put(key(fill), fill) == null;
    }

    /** Whether nothing more of the past is kept. */
    boolean isFull(Past past) {
        return switch (past) {
            case ORDERS -> olderOrders.size() >= MOST_OLDER;
            case TRADES -> olderFills.size() >= MOST_OLDER;
        };
    }

    private void store(Order order) {
        view = null;
        olderOrders.remove(order.id());
        if (!order.label().isEmpty()) {
            byLabel.put(order.label(), order);
        }
        if (order.isLive()) {
            open.put(order.id(), order);
            return;
        }
        open.remove(order.id());
        closed.put(order.id(), order);
        trim(closed, MOST_CLOSED).ifPresent(gone -> byLabel.remove(gone.label(), gone));
    }

    /** Takes in an execution unless it is known. */
    void merge(Fill fill, Origin origin) {
        if (fills.putIfAbsent(key(fill), fill) != null) {
            return;
        }
        view = null;
        olderFills.remove(key(fill));
        trim(fills, MOST_FILLS);
        switch (origin) {
            case LIVE -> events.accept(new AccountEvent.Filled(fill));
            case COMPARED, CHECKED -> events.accept(new AccountEvent.FillFound(fill));
            case FIRST_LOOK -> {
                // Old news.
            }
        }
    }

    /** The venue counts executions per currency, and writes numbers without a prefix for the first of them. */
    private static String key(Fill fill) {
        return Instruments.currency(fill.instrument()) + " " + fill.tradeId();
    }

    /** Takes in a position as the venue has it now. */
    void merge(Position fresh, Origin origin) {
        Position known = position(fresh.instrument());
        view = null;
        if (fresh.size().signum() == 0) {
            positions.remove(fresh.instrument());
        } else {
            positions.put(fresh.instrument(), fresh);
        }
        boolean sameSize = known.size().compareTo(fresh.size()) == 0;
        if (origin == Origin.COMPARED && !sameSize) {
            events.accept(new AccountEvent.PositionDiffers(fresh.instrument(), known.size(), fresh.size()));
        } else if (!sameSize || known.averagePrice().compareTo(fresh.averagePrice()) != 0) {
            events.accept(new AccountEvent.PositionChanged(fresh));
        }
    }

    /** Takes in all positions: what is not among them is closed. */
    void mergeAll(List<Position> all, Origin origin, Stamp stamp) {
        Set<String> gone = new TreeSet<>(positions.keySet());
        all.forEach(position -> gone.remove(position.instrument()));
        all.forEach(position -> merge(position, origin));
        gone.forEach(instrument -> merge(Position.none(instrument, stamp), origin));
    }

    /** Takes in how the account stands in a currency. */
    void merge(AccountSummary fresh, Origin origin) {
        AccountSummary known = summaries.put(fresh.currency(), fresh);
        view = null;
        if (origin == Origin.COMPARED && known != null && known.balance().compareTo(fresh.balance()) != 0) {
            events.accept(new AccountEvent.BalanceDiffers(fresh.currency(), known.balance(), fresh.balance()));
        }
        events.accept(new AccountEvent.SummaryChanged(fresh));
    }

    Optional<Order> order(String id) {
        return Optional.ofNullable(open.get(id)).or(() -> Optional.ofNullable(closed.get(id)));
    }

    Optional<Order> byLabel(String label) {
        return Optional.ofNullable(byLabel.get(label));
    }

    /** The ids of all orders that may still be filled. */
    Set<String> openIds() {
        return Set.copyOf(open.keySet());
    }

    /** The position in an instrument, an empty one if there is none. */
    Position position(String instrument) {
        return positions.getOrDefault(instrument, Position.none(instrument, new Stamp(0, 0)));
    }

    /** Everything as an immutable whole; made anew only after a change. */
    AccountView view(List<String> unknownLabels) {
        AccountView present = view;
        if (present == null || !present.unknownLabels().equals(unknownLabels)) {
            present = new AccountView(
                    List.copyOf(open.values()),
                    byTime(
                            olderOrders.values(),
                            closed.values(),
                            order -> order.stamp().venueMillis()),
                    byTime(
                            olderFills.values(),
                            fills.values(),
                            fill -> fill.stamp().venueMillis()),
                    List.copyOf(positions.values()),
                    List.copyOf(summaries.values()),
                    unknownLabels);
            view = present;
        }
        return present;
    }

    private static <V> List<V> byTime(Collection<V> older, Collection<V> latest, ToLongFunction<V> millis) {
        return Stream.concat(older.stream(), latest.stream())
                .sorted(Comparator.comparingLong(millis))
                .toList();
    }

    private static <V> Optional<V> trim(Map<String, V> map, int most) {
        if (map.size() <= most) {
            return Optional.empty();
        }
        String eldest = map.keySet().iterator().next();
        return Optional.ofNullable(map.remove(eldest));
    }
}
