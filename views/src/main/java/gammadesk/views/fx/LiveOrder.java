package gammadesk.views.fx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The order in which a table shows its rows. It sorts when it is asked to and then keeps every row in its place though
 * its values change, so that nothing jumps under the mouse; a row that comes later goes behind the last that its values
 * put before it.
 */
final class LiveOrder<R> {
    private final Function<R, Object> key;
    private Optional<LiveColumn<R>> column = Optional.empty();
    private boolean descending;
    private List<Object> places = List.of();

    LiveOrder(Function<R, Object> key) {
        this.key = key;
    }

    /** The next of: ascending, descending, as it comes. */
    void turn(LiveColumn<R> clicked) {
        boolean again = column.filter(clicked::equals).isPresent();
        if (again && descending) {
            column = Optional.empty();
        } else {
            column = Optional.of(clicked);
        }
        descending = again && !descending;
        places = List.of();
    }

    /** What stands beside a column's title. */
    String mark(LiveColumn<R> of) {
        return column.filter(of::equals).isEmpty() ? "" : descending ? " ▼" : " ▲";
    }

    /** The rows in their places. */
    List<R> arrange(List<R> rows) {
        if (column.isEmpty()) {
            return rows;
        }
        Comparator<R> order = comparator(column.get());
        List<R> arranged = places.isEmpty() ? rows.stream().sorted(order).toList() : inPlaces(rows, order);
        places = arranged.stream().map(key).toList();
        return arranged;
    }

    private List<R> inPlaces(List<R> rows, Comparator<R> order) {
        Map<Object, R> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.put(key.apply(row), row));
        List<R> arranged = new ArrayList<>(rows.size());
        places.forEach(place -> Optional.ofNullable(byKey.get(place)).ifPresent(arranged::add));
        Set<Object> known = new HashSet<>(places);
        byKey.forEach((name, row) -> {
            if (!known.contains(name)) {
                arranged.add(placeOf(row, arranged, order), row);
            }
        });
        return arranged;
    }

    private static <R> int placeOf(R row, List<R> among, Comparator<R> order) {
        int place = among.size();
        while (place > 0 && order.compare(among.get(place - 1), row) > 0) {
            place--;
        }
        return place;
    }

    /** By value, or by the words where there is none; what is unknown stands last either way. */
    private Comparator<R> comparator(LiveColumn<R> by) {
        Comparator<R> upwards =
                Comparator.<R>comparingDouble(by::value).thenComparing(by::text, String.CASE_INSENSITIVE_ORDER);
        Comparator<R> directed = descending ? upwards.reversed() : upwards;
        return Comparator.<R, Boolean>comparing(row -> by.isFigures() && Double.isNaN(by.value(row)))
                .thenComparing(directed);
    }
}
