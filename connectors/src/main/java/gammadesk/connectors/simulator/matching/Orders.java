package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Side;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All orders by id and by account: the live ones, and the last closed ones. */
final class Orders {
    /** Closed orders that are remembered of every account. */
    private static final int REMEMBERED = 10_000;
    /** Of the ids of orders that wait for another. */
    private static final String WAITING = "OTO-";

    private static final String BOND = "OCO-";

    private final Map<String, LiveOrder> byId = new HashMap<>();
    private final Map<Long, Drawer> drawers = new LinkedHashMap<>();
    private final Map<String, String> prefixes = new HashMap<>();
    private long lastNumber;
    private long lastTrigger;

    /** What is filed of one account. */
    private static final class Drawer {
        final Map<String, LiveOrder> live = new LinkedHashMap<>();
        final Deque<LiveOrder> closed = new ArrayDeque<>();
    }

    /** A new live order with the next number. */
    LiveOrder open(long account, OrderTerms terms, Instrument instrument, OrderState state, long now) {
        String id = prefix(instrument)
                + (state == OrderState.UNTRIGGERED ? triggerCode(terms) + ++lastTrigger : ++lastNumber);
        return file(new LiveOrder(id, account, terms, state, now));
    }

    /** A new order that waits for another one. */
    LiveOrder await(long account, OrderTerms terms, Instrument instrument, long now) {
        String id = prefix(instrument) + WAITING + ++lastTrigger;
        return file(new LiveOrder(id, account, terms, OrderState.UNTRIGGERED, now));
    }

    private LiveOrder file(LiveOrder order) {
        byId.put(order.id, order);
        drawer(order.account).live.put(order.id, order);
        return order;
    }

    /** A new name of what linked orders have in common. */
    String bond() {
        return BOND + ++lastTrigger;
    }

    /** Files an order that was saved; numbers go on after it. */
    void restore(LiveOrder order) {
        long number = number(order.id);
        if (order.watch().isPresent() || order.id.contains(WAITING)) {
            lastTrigger = Math.max(lastTrigger, number);
        } else {
            lastNumber = Math.max(lastNumber, number);
        }
        order.links().ifPresent(links -> lastTrigger = Math.max(lastTrigger, number(links.bond())));
        file(order);
        if (!order.state().isLive()) {
            close(order);
        }
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }

    /** All that are remembered: of every account the closed ones first, oldest first. */
    List<LiveOrder> all() {
        return drawers.values().stream()
                .flatMap(drawer -> Stream.concat(drawer.closed.stream(), drawer.live.values().stream()))
                .toList();
    }

    /** An order is live no longer. */
    void close(LiveOrder order) {
        Drawer drawer = drawer(order.account);
        drawer.live.remove(order.id);
        drawer.closed.addLast(order);
        if (drawer.closed.size() > REMEMBERED) {
            byId.remove(drawer.closed.removeFirst().id);
        }
    }

    Optional<LiveOrder> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Oldest first; a copy. */
    List<LiveOrder> live(long account) {
        return List.copyOf(drawer(account).live.values());
    }

    /** Of all accounts, by account and then oldest first; a copy. */
    List<LiveOrder> live() {
        return drawers.values().stream()
                .flatMap(drawer -> drawer.live.values().stream())
                .toList();
    }

    /** Newest first. */
    List<LiveOrder> closed(long account) {
        return List.copyOf(drawer(account).closed.reversed());
    }

    private Drawer drawer(long account) {
        return drawers.computeIfAbsent(account, _ -> new Drawer());
    }

    /** As at the venue, the numbers in BTC stand alone. */
    private String prefix(Instrument instrument) {
        return prefixes.computeIfAbsent(
                instrument.settlementCurrency().code(), code -> code.equals(Currency.BTC.code()) ? "" : code + "-");
    }

    /** Such as {@code SLTB-}: stop loss, last trade, buy. */
    private static String triggerCode(OrderTerms terms) {
        String source = terms.trigger()
                .map(trigger -> switch (trigger.source()) {
                    case INDEX_PRICE -> "I";
                    case MARK_PRICE -> "M";
                    case LAST_PRICE -> "T";
                })
                .orElse("");
        String side = terms.side() == Side.BUY ? "B-" : "S-";
        return (terms.type().isTake() ? "TP" : "SL") + source + side;
    }
}
