package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a combo costs at once in the books of its legs. As a {@link HouseBook} it shows that, as it was when last
 * refreshed; it is taken by carrying out its {@link #slices}. Prices and amounts in {@link Units}.
 */
final class ImpliedBook implements HouseBook {
    private final Combo combo;
    private final long lot;
    private final Books books;
    private final ToLongFunction<LiveOrder> reducible;
    private List<long[]> bids = List.of();
    private List<long[]> asks = List.of();

    /**
     * @param lot of the combo and of its legs
     * @param reducible how much of a reduce-only order may trade
     */
    ImpliedBook(Combo combo, long lot, Books books, ToLongFunction<LiveOrder> reducible) {
        this.combo = combo;
        this.lot = lot;
        this.books = books;
        this.reducible = reducible;
    }

    /** What is taken in one leg from one who is there: a participant, or nobody but the market itself. */
    record Part(
            Book book,
            Side side,
            long price,
            long amount,
            @Nullable LiveOrder maker) {}

    /** An amount of the combo that can be had at one price. */
    record Slice(long price, long amount, List<Part> parts) {}

    Combo combo() {
        return combo;
    }

    /** Looks at the legs again. */
    void refresh() {
        asks = levels(slices(Side.BUY, Long.MAX_VALUE, _ -> true, _ -> true, false));
        bids = levels(slices(Side.SELL, Long.MAX_VALUE, _ -> true, _ -> true, false));
    }

    private static List<long[]> levels(List<Slice> slices) {
        List<long[]> levels = new ArrayList<>();
        for (Slice slice : slices) {
            if (levels.isEmpty() || levels.getLast()[0] != slice.price()) {
                levels.add(new long[] {slice.price(), 0});
            }
            levels.getLast()[1] += slice.amount();
        }
        return levels;
    }

    /** How much a taker would find at its limit. */
    long available(Taker taker, Predicate<LiveOrder> counts) {
        return slices(taker.side(), taker.remaining(), taker::accepts, counts).stream()
                .mapToLong(Slice::amount)
                .sum();
    }

    /** Whether a taker would come upon an order in a leg that is wanted. */
    boolean meets(Taker taker, Predicate<LiveOrder> wanted) {
        return slices(taker.side(), taker.remaining(), taker::accepts, _ -> true).stream()
                .flatMap(slice -> slice.parts().stream())
                .anyMatch(part -> part.maker() != null && wanted.test(part.maker()));
    }

    /** Whether a resting price is good enough. */
    @FunctionalInterface
    interface Limit {
        boolean accepts(long price);
    }

    /**
     * What a taker gets from the legs, best first. Each slice is had in full or not at all.
     *
     * @param side of the taker in the combo
     * @param most at most so much
     * @param counts which participants' orders are seen
     */
    List<Slice> slices(Side side, long most, Limit limit, Predicate<LiveOrder> counts) {
        return slices(side, most, limit, counts, true);
    }

    private List<Slice> slices(Side side, long most, Limit limit, Predicate<LiveOrder> counts, boolean withHidden) {
        List<Walk> walks = new ArrayList<>();
        for (Combo.Leg leg : combo.legs()) {
            Book book = books.look(leg.instrument());
            if (book == null) {
                return List.of();
            }
            walks.add(new Walk(
                    book, leg.ratio() * side.sign(), leg.ratio(), offers(book, leg, side, counts, withHidden)));
        }
        List<Slice> slices = new ArrayList<>();
        for (long left = most - most % lot; left > 0; left -= slices.getLast().amount()) {
            Slice next = next(walks, left);
            if (next == null || !limit.accepts(next.price())) {
                break;
            }
            slices.add(next);
        }
        return slices;
    }

    /** Less than a lot cannot be traded and is passed over. */
    private List<Book.Offer> offers(
            Book book, Combo.Leg leg, Side side, Predicate<LiveOrder> counts, boolean withHidden) {
        Side resting = leg.ratio() * side.sign() > 0 ? Side.SELL : Side.BUY;
        Map<Long, Long> earlier = new HashMap<>();
        List<Book.Offer> offers = new ArrayList<>();
        for (Book.Offer offer : book.offers(resting)) {
            LiveOrder maker = offer.maker();
            long amount = offer.amount();
            if (maker != null) {
                long before = earlier.getOrDefault(maker.account, 0L);
                boolean bound = maker.terms().reduceOnly();
                amount = !counts.test(maker) || (offer.isHidden() && !withHidden)
                        ? 0
                        : bound ? Math.min(amount, reducible.applyAsLong(maker) - before) : amount;
                amount -= Math.max(0, amount) % lot;
                earlier.merge(maker.account, Math.max(0, amount), Long::sum);
            } else {
                amount -= amount % lot;
            }
            if (amount > 0) {
                offers.add(new Book.Offer(offer.price(), amount, maker, offer.isHidden()));
            }
        }
        return offers;
    }

    private @Nullable Slice next(List<Walk> walks, long left) {
        long amount = left;
        for (Walk walk : walks) {
            amount = Math.min(amount, walk.front() / walk.weight() / lot * lot);
        }
        boolean whole = amount > 0;
        long taken = whole ? amount : lot;
        long price = 0;
        List<Part> parts = new ArrayList<>();
        for (Walk walk : walks) {
            List<Part> mine = walk.take(walk.weight() * taken);
            if (mine.isEmpty()) {
                return null;
            }
            price += whole ? walk.ratio * mine.getFirst().price() : Integer.signum(walk.ratio) * cost(mine);
            parts.addAll(mine);
        }
        return new Slice(price, taken, parts);
    }

    /** Of what is taken for one lot of the combo. */
    private long cost(List<Part> parts) {
        return parts.stream()
                .mapToLong(part -> part.price() * (part.amount() / lot))
                .sum();
    }

    /** The way through what rests in one leg. */
    private static final class Walk {
        private final Book book;
        private final Side resting;
        private final int ratio;
        private final List<Book.Offer> offers;
        private int at;
        private long used;

        Walk(Book book, int direction, int ratio, List<Book.Offer> offers) {
            this.book = book;
            this.resting = direction > 0 ? Side.SELL : Side.BUY;
            this.ratio = ratio;
            this.offers = offers;
        }

        long weight() {
            return Math.abs(ratio);
        }

        long front() {
            return at < offers.size() ? offers.get(at).amount() - used : 0;
        }

        /** So much from whoever comes next; nothing if there is less. */
        List<Part> take(long amount) {
            List<Part> parts = new ArrayList<>();
            long left = amount;
            while (left > 0 && at < offers.size()) {
                Book.Offer offer = offers.get(at);
                long part = Math.min(left, front());
                parts.add(new Part(book, resting, offer.price(), part, offer.maker()));
                left -= part;
                used += part;
                if (front() == 0) {
                    at++;
                    used = 0;
                }
            }
            return left == 0 ? parts : List.of();
        }
    }

    private List<long[]> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    @Override
    public int levels(Side side) {
        return side(side).size();
    }

    @Override
    public long price(Side side, int level) {
        return side(side).get(level)[0];
    }

    @Override
    public long amount(Side side, int level) {
        return side(side).get(level)[1];
    }

    @Override
    public void take(Side side, long amount) {
        throw new IllegalStateException("a combo is taken leg by leg");
    }
}
