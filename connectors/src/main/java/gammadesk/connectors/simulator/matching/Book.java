package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Side;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One instrument's book: participants' orders and the market's own levels as one queue. In {@link Units}. */
final class Book {
    final Rules rules;
    final HouseBook house;
    /** What the legs of a combo offer; nothing else has legs. */
    final @Nullable ImpliedBook implied;

    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private final HouseQueue houseBids;
    private final HouseQueue houseAsks;
    private final LongSupplier clock;
    private int orders;

    /** @param clock numbers arrivals, rising */
    Book(Rules rules, HouseBook house, LongSupplier clock) {
        this.rules = rules;
        this.house = house;
        implied = house instanceof ImpliedBook legs ? legs : null;
        this.clock = clock;
        houseBids = new HouseQueue(house, Side.BUY);
        houseAsks = new HouseQueue(house, Side.SELL);
    }

    static Side opposite(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    /** Whether the first price is better than the second for those who take from a side. */
    static boolean isBetter(Side resting, long one, long other) {
        return resting == Side.SELL ? one < other : one > other;
    }

    String name() {
        return rules.instrument().name();
    }

    boolean isEmpty() {
        return orders == 0;
    }

    BookSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    @Nullable
    LiveOrder first(Side side) {
        return side(side).first();
    }

    /** Looks at the market's own levels again; to be done before the queue is used or joined. */
    void refresh() {
        look();
        houseBids.refresh(clock);
        houseAsks.refresh(clock);
    }

    /** Looks at the books of a combo's legs again. */
    void look() {
        if (implied != null) {
            implied.refresh();
        }
    }

    /**
     * What one who comes would meet, in that order.
     *
     * @param price in {@link Units}
     * @param amount in {@link Units}
     * @param maker the participant's order; the market's own where there is none
     * @param isHidden below the tip of an iceberg
     */
    record Offer(long price, long amount, @Nullable LiveOrder maker, boolean isHidden) {}

    List<Offer> offers(Side side) {
        List<Offer> offers = new ArrayList<>();
        int theirs = 0;
        for (PriceLevel level : side(side).levels()) {
            for (LiveOrder order = level.first(); order != null; order = order.next) {
                while (theirs < house.levels(side) && isBefore(side, theirs, order)) {
                    offers.add(new Offer(house.price(side, theirs), house.amount(side, theirs++), null, false));
                }
                offers.add(new Offer(order.price(), order.displayed(), order, false));
            }
            if (theirs < house.levels(side) && house.price(side, theirs) == level.price) {
                offers.add(new Offer(level.price, house.amount(side, theirs++), null, false));
            }
            addHidden(level, offers);
        }
        while (theirs < house.levels(side)) {
            offers.add(new Offer(house.price(side, theirs), house.amount(side, theirs++), null, false));
        }
        return offers;
    }

    private static void addHidden(PriceLevel level, List<Offer> offers) {
        for (LiveOrder order = level.first(); order != null; order = order.next) {
            if (order.remaining() > order.displayed()) {
                offers.add(new Offer(level.price, order.remaining() - order.displayed(), order, true));
            }
        }
    }

    /** Joins the queue at its end. */
    void add(LiveOrder order) {
        order.sequence = clock.getAsLong();
        side(order.side()).add(order);
        orders++;
    }

    void remove(LiveOrder order) {
        if (order.level != null) {
            side(order.side()).remove(order);
            orders--;
        }
    }

    /** The best price on a side, or nothing. */
    long best(Side side) {
        LiveOrder first = first(side);
        long mine = first == null ? LiveOrder.NONE : first.price();
        if (house.levels(side) == 0) {
            return mine;
        }
        long theirs = house.price(side, 0);
        return first != null && isBetter(side, mine, theirs) ? mine : theirs;
    }

    /** Whether the market's own best level comes before a participant's order on a side. */
    boolean isHouseBefore(Side side, LiveOrder order) {
        long theirs = house.price(side, 0);
        return theirs == order.price()
                ? queue(side).arrival(theirs) < order.sequence
                : isBetter(side, theirs, order.price());
    }

    /** Whether the market has a level on a side at a price that is older than an order. */
    boolean isHouseOlder(Side side, long price, LiveOrder order) {
        return queue(side).arrival(price) < order.sequence;
    }

    private HouseQueue queue(Side side) {
        return side == Side.BUY ? houseBids : houseAsks;
    }

    /**
     * Whether a taker would find so much at once.
     *
     * @param counts which participants' orders count
     */
    boolean holds(Taker taker, Predicate<LiveOrder> counts) {
        Side side = opposite(taker.side());
        long missing = taker.remaining() - (implied == null ? 0 : implied.available(taker, counts));
        for (int i = 0;
                implied == null && i < house.levels(side) && missing > 0 && taker.accepts(house.price(side, i));
                i++) {
            missing -= house.amount(side, i);
        }
        for (PriceLevel level : side(side).levels()) {
            if (missing <= 0 || !taker.accepts(level.price)) {
                break;
            }
            for (LiveOrder order = level.first(); order != null; order = order.next) {
                missing -= counts.test(order) ? order.remaining() : 0;
            }
        }
        return missing <= 0;
    }

    /** Whether a taker would come upon an order that is wanted before it has enough. */
    boolean meets(Taker taker, Predicate<LiveOrder> wanted) {
        Side side = opposite(taker.side());
        long missing = taker.remaining();
        int theirs = 0;
        for (PriceLevel level : side(side).levels()) {
            if (!taker.accepts(level.price)) {
                return false;
            }
            for (LiveOrder order = level.first(); order != null; order = order.next) {
                while (theirs < house.levels(side) && isBefore(side, theirs, order)) {
                    missing -= house.amount(side, theirs++);
                }
                if (missing <= 0) {
                    return false;
                }
                if (wanted.test(order)) {
                    return true;
                }
                missing -= order.displayed();
            }
            if (theirs < house.levels(side) && house.price(side, theirs) == level.price) {
                missing -= house.amount(side, theirs++);
            }
            missing -= hidden(level);
        }
        return false;
    }

    private static long hidden(PriceLevel level) {
        long sum = 0;
        for (LiveOrder order = level.first(); order != null; order = order.next) {
            sum += order.remaining() - order.displayed();
        }
        return sum;
    }

    private boolean isBefore(Side side, int level, LiveOrder order) {
        long theirs = house.price(side, level);
        return theirs == order.price() ? isHouseOlder(side, theirs, order) : isBetter(side, theirs, order.price());
    }

    /** One side as the venue shows it, best first, at most so many levels. */
    List<OrderBook.Level> levels(Side side, int depth) {
        List<OrderBook.Level> all = new ArrayList<>();
        Iterator<PriceLevel> ours = side(side).levels().iterator();
        PriceLevel mine = ours.hasNext() ? ours.next() : null;
        int theirs = 0;
        while (all.size() < depth && (mine != null || theirs < house.levels(side))) {
            boolean more = theirs < house.levels(side);
            boolean takeMine = mine != null && (!more || !isBetter(side, house.price(side, theirs), mine.price));
            boolean takeTheirs = more && (mine == null || !isBetter(side, mine.price, house.price(side, theirs)));
            long price = takeMine && mine != null ? mine.price : house.price(side, theirs);
            long amount = (takeMine && mine != null ? mine.total() : 0) + (takeTheirs ? house.amount(side, theirs) : 0);
            all.add(new OrderBook.Level(Units.number(price), Units.number(amount)));
            mine = takeMine ? (ours.hasNext() ? ours.next() : null) : mine;
            theirs += takeTheirs ? 1 : 0;
        }
        return all;
    }
}
