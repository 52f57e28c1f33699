package gammadesk.connectors.simulator.floor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Cancel on disconnect: remembers which connection placed what, and whose orders are to go when it ends. Every account
 * has a setting for new connections, every connection may have one of its own.
 */
public final class DisconnectGuard {
    private final Set<Long> accounts = new HashSet<>();
    private final Map<Long, Boolean> connections = new HashMap<>();
    private final Map<Long, Set<String>> placed = new HashMap<>();

    /** Says what holds for new connections of an account. */
    public void ofAccount(long account, boolean on) {
        if (on) {
            accounts.add(account);
        } else {
            accounts.remove(account);
        }
    }

    /** Says what holds for a connection. */
    public void ofConnection(long connection, boolean on) {
        connections.put(connection, on);
    }

    /** What holds for new connections of an account. */
    public boolean isOnFor(long account) {
        return accounts.contains(account);
    }

    /** What holds for a connection of an account. */
    public boolean isOn(long connection, long account) {
        return connections.getOrDefault(connection, isOnFor(account));
    }

    /** The orders that are to go with the connections that placed them, as things stand. */
    public Set<String> guarded(Function<String, Optional<Long>> accountOf) {
        Set<String> all = new TreeSet<>();
        placed.forEach((connection, orders) -> orders.stream()
                .filter(order -> accountOf
                        .apply(order)
                        .filter(account -> isOn(connection, account))
                        .isPresent())
                .forEach(all::add));
        return all;
    }

    /** A connection placed an order. */
    void placed(long connection, String orderId) {
        placed.computeIfAbsent(connection, _ -> new HashSet<>()).add(orderId);
    }

    /** An order is closed. */
    void forget(String orderId) {
        placed.values().forEach(orders -> orders.remove(orderId));
    }

    /** A connection ends in good order: its orders stay. */
    public void release(long connection) {
        placed.remove(connection);
        connections.remove(connection);
    }

    /** A connection has ended; the orders that are to go with it. */
    Set<String> end(long connection, Optional<Long> account) {
        boolean cancels =
                account.map(mine -> isOn(connection, mine)).orElse(connections.getOrDefault(connection, false));
        Set<String> orders = placed.getOrDefault(connection, Set.of());
        release(connection);
        return cancels ? orders : Set.of();
    }
}
