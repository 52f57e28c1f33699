package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A book as simple as can be: one list, sorted before every trade. Ticks and lots are whole numbers. */
final class NaiveBook {
    /** Something that rests; owner 0 is the market itself. */
    static final class Entry {
        final long owner;
        final String id;
        final Side side;
        long price;
        long left;
        long came;
        long hidden;
        long tip;

        Entry(long owner, String id, Side side, long price, long left, long came) {
            this.owner = owner;
            this.id = id;
            this.side = side;
            this.price = price;
            this.left = left;
            this.came = came;
        }

        Entry copy() {
            Entry copy = new Entry(owner, id, side, price, left, came);
            copy.hidden = hidden;
            copy.tip = tip;
            return copy;
        }
    }

    record Fill(String taker, String maker, long price, long amount) {}

    final List<Entry> resting = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    private long clock;

    private List<Entry> queue(Side resting) {
        Comparator<Entry> byPrice =
                Comparator.comparingLong(entry -> resting == Side.SELL ? entry.price : -entry.price);
        return this.resting.stream()
                .filter(entry -> entry.side == resting)
                .sorted(byPrice.thenComparingLong(entry -> entry.came))
                .toList();
    }

    private static Side other(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    private static boolean crosses(Side taker, long limit, long price) {
        return taker == Side.BUY ? price <= limit : price >= limit;
    }

    Optional<Entry> best(Side side) {
        return queue(side).stream().findFirst();
    }

    Optional<Entry> find(String id) {
        return resting.stream().filter(entry -> entry.id.equals(id)).findFirst();
    }

    /** What a taker could have at once, not counting some. */
    long available(Side taker, long limit, Predicate<Entry> counts) {
        return queue(other(taker)).stream()
                .filter(entry -> crosses(taker, limit, entry.price))
                .filter(counts)
                .mapToLong(entry -> entry.left + entry.hidden)
                .sum();
    }

    /** Whether a taker would come upon his own order before he has enough. */
    boolean meetsOwn(Side taker, long limit, long amount, long owner) {
        NaiveBook trial = new NaiveBook();
        trial.clock = clock;
        resting.forEach(entry -> trial.resting.add(entry.copy()));
        for (long left = amount; left > 0; left--) {
            Optional<Entry> best = trial.best(other(taker)).filter(entry -> crosses(taker, limit, entry.price));
            if (best.isEmpty() || best.get().owner == owner) {
                return best.isPresent();
            }
            trial.shrink(best.get(), 1);
        }
        return false;
    }

    /** Takes; own orders that are in the way disappear. Returns what is left. */
    long take(long owner, String id, Side side, long limit, long amount) {
        long left = amount;
        while (left > 0) {
            Optional<Entry> best = best(other(side)).filter(entry -> crosses(side, limit, entry.price));
            if (best.isEmpty()) {
                return left;
            }
            Entry maker = best.get();
            if (owner != 0 && maker.owner == owner) {
                resting.remove(maker);
                continue;
            }
            long done = Math.min(left, maker.left);
            left -= done;
            fills.add(new Fill(id, maker.id, maker.price, done));
            shrink(maker, done);
        }
        return left;
    }

    /** @param tip how much of it is shown at a time */
    void rest(long owner, String id, Side side, long price, long left, long tip) {
        Entry entry = new Entry(owner, id, side, price, Math.min(left, tip), ++clock);
        entry.tip = tip;
        entry.hidden = left - entry.left;
        resting.add(entry);
    }

    void cancel(String id) {
        resting.removeIf(entry -> entry.id.equals(id));
    }

    /** The market quotes anew: levels that stay or shrink keep their age. What crosses participants is filled. */
    void quote(Side side, List<long[]> levels) {
        List<Entry> before = resting.stream()
                .filter(entry -> entry.owner == 0 && entry.side == side)
                .toList();
        resting.removeAll(before);
        long now = ++clock;
        for (long[] level : levels) {
            long came = before.stream()
                    .filter(old -> old.price == level[0] && level[1] <= old.left)
                    .findFirst()
                    .map(old -> old.came)
                    .orElse(now);
            resting.add(new Entry(0, "house", side, level[0], level[1], came));
        }
    }

    /** The market's levels that now cross participants' orders take them, best first. */
    void uncross(Side side) {
        while (true) {
            Optional<Entry> house =
                    queue(side).stream().filter(entry -> entry.owner == 0).findFirst();
            Optional<Entry> user = best(other(side)).filter(entry -> entry.owner != 0);
            if (house.isEmpty() || user.isEmpty() || !crosses(side, house.get().price, user.get().price)) {
                return;
            }
            long done = Math.min(house.get().left, user.get().left);
            fills.add(new Fill("house", user.get().id, user.get().price, done));
            shrink(house.get(), done);
            shrink(user.get(), done);
        }
    }

    private void shrink(Entry entry, long done) {
        entry.left -= done;
        if (entry.left == 0 && entry.hidden == 0) {
            resting.remove(entry);
        } else if (entry.left == 0) {
            entry.left = Math.min(entry.tip, entry.hidden);
            entry.hidden -= entry.left;
            entry.came = ++clock;
        }
    }
}
