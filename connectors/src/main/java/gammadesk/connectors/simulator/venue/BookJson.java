package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.ArrayList;
import java.util.List;

/** An order book on the wire: whole, as the difference to an earlier one, or grouped by price. */
public final class BookJson {
    /** Prices and amounts are told to so many decimals; what agrees up to there is the same. */
    private static final double SCALE = 1e8;

    private BookJson() {}

    /** Writes all of a book as rows of {@code new}, as the next value. */
    public static void snapshot(JsonBytes out, OrderBook book) {
        out.object().field("type", "snapshot");
        heading(out, book);
        out.name("bids").array();
        book.bids().forEach(level -> row(out, "new", level.price(), level.amount()));
        out.endArray().name("asks").array();
        book.asks().forEach(level -> row(out, "new", level.price(), level.amount()));
        out.endArray().endObject();
    }

    /** Writes what became of a book since an earlier state, as the next value. */
    public static void change(JsonBytes out, OrderBook before, OrderBook now) {
        out.object().field("type", "change");
        heading(out, now);
        out.field("prev_change_id", before.changeId());
        out.name("bids").array();
        rows(out, before.bids(), now.bids(), -1);
        out.endArray().name("asks").array();
        rows(out, before.asks(), now.asks(), 1);
        out.endArray().endObject();
    }

    /** Whether two books show the same levels. */
    public static boolean sameLevels(OrderBook one, OrderBook other) {
        return same(one.bids(), other.bids()) && same(one.asks(), other.asks());
    }

    /** Writes levels as pairs of price and amount, as the next value. */
    public static void pairs(JsonBytes out, List<Level> levels, int depth) {
        out.array();
        for (int i = 0; i < Math.min(depth, levels.size()); i++) {
            Level level = levels.get(i);
            out.array().decimal(level.price(), 8).decimal(level.amount(), 8).endArray();
        }
        out.endArray();
    }

    /** Levels put together on a grid of prices, bids downwards, asks upwards; a group of 0 leaves them as they are. */
    public static List<Level> grouped(List<Level> levels, double group, boolean bids) {
        if (group == 0) {
            return levels;
        }
        List<Level> groups = new ArrayList<>();
        for (Level level : levels) {
            double steps = Math.round(level.price() / group * SCALE) / SCALE;
            double price = (bids ? Math.floor(steps) : Math.ceil(steps)) * group;
            Level last = groups.isEmpty() ? new Level(Double.NaN, 0) : groups.getLast();
            if (last.price() == price) {
                groups.set(groups.size() - 1, new Level(price, last.amount() + level.amount()));
            } else {
                groups.add(new Level(price, level.amount()));
            }
        }
        return groups;
    }

    private static void heading(JsonBytes out, OrderBook book) {
        out.field("timestamp", book.stamp().venueMillis());
        out.field("instrument_name", book.instrument());
        out.field("change_id", book.changeId());
    }

    /** Walks both sides at once, best level first; the direction is 1 where prices rise and -1 where they fall. */
    private static void rows(JsonBytes out, List<Level> before, List<Level> now, int direction) {
        int i = 0;
        int j = 0;
        while (i < before.size() || j < now.size()) {
            int order = order(before, i, now, j, direction);
            if (order < 0) {
                row(out, "delete", before.get(i++).price(), 0);
            } else if (order > 0) {
                Level level = now.get(j++);
                row(out, "new", level.price(), level.amount());
            } else {
                changed(out, before.get(i++), now.get(j++));
            }
        }
    }

    private static int order(List<Level> before, int i, List<Level> now, int j, int direction) {
        if (i == before.size()) {
            return 1;
        }
        if (j == now.size()) {
            return -1;
        }
        return direction
                * Long.compare(scaled(before.get(i).price()), scaled(now.get(j).price()));
    }

    private static void changed(JsonBytes out, Level before, Level now) {
        if (scaled(before.amount()) != scaled(now.amount())) {
            row(out, "change", now.price(), now.amount());
        }
    }

    private static void row(JsonBytes out, String what, double price, double amount) {
        out.array().text(what).decimal(price, 8).decimal(amount, 8).endArray();
    }

    private static boolean same(List<Level> one, List<Level> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (scaled(one.get(i).price()) != scaled(other.get(i).price())
                    || scaled(one.get(i).amount()) != scaled(other.get(i).amount())) {
                return false;
            }
        }
        return true;
    }

    private static long scaled(double value) {
        return Math.round(value * SCALE);
    }
}
