package gammadesk.connectors.simulator.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which orders hang together, and in which of them something has happened that others must follow. */
final class LinkBook {
    private final Map<String, Bond> bonds = new LinkedHashMap<>();
    private final Set<String> toCut = new LinkedHashSet<>();
    private final Set<String> toPlace = new LinkedHashSet<>();

    /** Orders that act on each other. */
    static final class Bond {
        final LinkedType type;
        final FillCondition condition;
        private final Map<Integer, Leg> legs = new LinkedHashMap<>();

        @Nullable
        LiveOrder primary;

        Bond(LinkedType type, FillCondition condition) {
            this.type = type;
            this.condition = condition;
        }

        List<Leg> legs() {
            return List.copyOf(legs.values());
        }

        /** The other one of a pair. */
        @Nullable
        Leg other(Leg leg) {
            return type == LinkedType.ONE_TRIGGERS_OTHER
                    ? null
                    : legs.values().stream()
                            .filter(one -> one != leg)
                            .findFirst()
                            .orElse(null);
        }

        boolean isOver() {
            boolean primaryLives = primary != null && primary.state().isLive();
            return !primaryLives && legs.values().stream().allMatch(Leg::isOver);
        }
    }

    /** One of the orders that were asked for, with all that became of it. */
    static final class Leg {
        @Nullable
        LiveOrder secondary;

        final List<LiveOrder> placed = new ArrayList<>();

        @Nullable
        LiveOrder last() {
            return placed.isEmpty() ? secondary : placed.getLast();
        }

        boolean isOver() {
            return (secondary == null || !secondary.state().isLive())
                    && placed.stream().noneMatch(order -> order.state().isLive());
        }

        long filled() {
            return placed.stream().mapToLong(LiveOrder::filled).sum();
        }
    }

    /** An order belongs to a bond from now on. */
    void join(LiveOrder order) {
        order.links().ifPresent(links -> {
            Bond bond = bonds.computeIfAbsent(links.bond(), _ -> new Bond(links.type(), links.condition()));
            switch (links.role()) {
                case PRIMARY -> bond.primary = order;
                case SECONDARY -> leg(bond, links).secondary = order;
                case PLACED -> leg(bond, links).placed.add(order);
            }
        });
    }

    private static Leg leg(Bond bond, Links links) {
        return bond.legs.computeIfAbsent(links.leg(), _ -> new Leg());
    }

    /** Brings saved orders back; those that hang together no longer are passed over. */
    void restore(List<LiveOrder> orders) {
        orders.stream()
                .filter(order -> order.links().isPresent())
                .sorted(Comparator.<LiveOrder>comparingLong(order -> order.createdMillis)
                        .thenComparing(order -> order.state() != OrderState.TRIGGERED))
                .forEach(this::join);
        bonds.values().removeIf(Bond::isOver);
        toCut.addAll(bonds.keySet());
        toPlace.addAll(bonds.keySet());
    }

    /** Something happened to an order. */
    void changed(OrderReport order) {
        order.links().map(Links::bond).filter(bonds::containsKey).ifPresent(bond -> {
            toCut.add(bond);
            toPlace.add(bond);
        });
    }

    /** The bonds in which something may have to go, oldest change first; they are not given again. */
    List<Bond> toCut() {
        return drain(toCut);
    }

    /** The bonds in which something may have to be placed, oldest change first; they are not given again. */
    List<Bond> toPlace() {
        return drain(toPlace);
    }

    private List<Bond> drain(Set<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<Bond> drained = names.stream()
                .flatMap(name -> Stream.ofNullable(bonds.get(name)))
                .toList();
        names.clear();
        return drained;
    }

    /** Forgets bonds of which nothing lives. */
    void tidy(List<Bond> some) {
        if (some.stream().anyMatch(Bond::isOver)) {
            bonds.values().removeIf(Bond::isOver);
        }
    }
}
