package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Orders of participants against each other and the market's own liquidity, by price, then by time. Single-threaded and
 * deterministic: equal calls give equal results; time comes with every call, in milliseconds since the epoch, and must
 * not fall. Ordinary refusals are values.
 */
public final class MatchingEngine {
    private final MarketPort market;
    private final Books books;
    private final Orders orders = new Orders();
    private final Matcher matcher;
    private final Placing placing;
    private final Changing changing;
    private final Watchman watchman;
    private final LinkKeeper keeper;
    private final Waiting waiting = new Waiting();
    private final LinkBook links = new LinkBook();

    /**
     * An engine without orders.
     *
     * @param market what it trades against
     * @param gate asked before every acceptance
     * @param listener told of everything
     */
    public MatchingEngine(MarketPort market, Gate gate, MatchingListener listener) {
        this(market, gate, new LinkListener(listener));
    }

    private MatchingEngine(MarketPort market, Gate gate, LinkListener listener) {
        this.market = market;
        listener.watch(links);
        books = new Books(market, gate);
        matcher = new Matcher(market, books, gate, listener, orders);
        Checks checks = new Checks(market, gate, matcher);
        placing = new Placing(market, books, orders, matcher, checks, waiting, links, listener);
        changing = new Changing(market, books, orders, matcher, checks, placing, listener);
        keeper = new LinkKeeper(books, orders, links, placing, changing, listener);
        matcher.tell(keeper::cut);
        watchman = new Watchman(market, orders, waiting, placing, changing, keeper, listener);
    }

    /** Places an order. */
    public Outcome place(long account, OrderTerms terms, long now) {
        return finished(placing.place(account, terms, _ -> {}, now), now);
    }

    /**
     * Why an order would be refused now; nothing is done.
     *
     * @param replaces the order whose place it would take
     */
    public Optional<Refusal> refusal(long account, OrderTerms terms, Optional<String> replaces, long now) {
        return placing.refusal(account, terms, replaces.flatMap(orders::find), true, now);
    }

    /** Places an order with others that it is linked to: all of them can be accepted, or nothing is done. */
    public Outcome place(long account, OrderTerms terms, Linked linked, long now) {
        return finished(keeper.place(account, terms, linked, now), now);
    }

    private Outcome finished(Outcome outcome, long now) {
        settle(now);
        return outcome instanceof Outcome.Accepted(OrderReport order, List<Execution> done)
                        && order.links().isPresent()
                ? new Outcome.Accepted(find(order.id()).orElse(order), done)
                : outcome;
    }

    private void settle(long now) {
        keeper.settle(now);
        followLegs(now);
        keeper.settle(now);
        matcher.tellBooks();
    }

    /**
     * Changes a live order. A smaller amount keeps its place in the queue; a larger one or another price loses it. The
     * amount cannot go below what is filled. A refusal changes nothing, but for one: an order that may not give way
     * ({@code rejectPostOnly}) and would take at its new price is cancelled.
     */
    public Outcome edit(long account, String orderId, Edit edit, long now) {
        return finished(changing.edit(account, orderId, edit, now), now);
    }

    /** Cancels a live order; the executions of the answer are empty. */
    public Outcome cancel(long account, String orderId, long now) {
        Outcome outcome = changing.cancel(account, orderId, now);
        settle(now);
        return outcome;
    }

    /**
     * Cancels those live orders of an account that are wanted, oldest first, liquidation orders included if wanted;
     * returns them as cancelled.
     */
    public List<OrderReport> cancelAll(long account, Predicate<OrderReport> wanted, CancelReason reason, long now) {
        List<OrderReport> cancelled = orders.live(account).stream()
                .filter(order -> wanted.test(order.report()))
                .map(order -> changing.end(order, reason, now))
                .toList();
        settle(now);
        return cancelled;
    }

    /** An order by id, live or closed as long as it is remembered, whosever it is. */
    public Optional<OrderReport> find(String orderId) {
        return orders.find(orderId).map(LiveOrder::report);
    }

    /** The live orders of an account, untriggered ones included, oldest first. */
    public List<OrderReport> open(long account) {
        return orders.live(account).stream().map(LiveOrder::report).toList();
    }

    /** The orders of an account that are no longer live, newest first, as many as are remembered. */
    public List<OrderReport> history(long account) {
        return orders.closed(account).stream().map(LiveOrder::report).toList();
    }

    /**
     * Time or prices have moved: what the market's own liquidity crosses is filled, what is triggered goes, what has
     * expired is cancelled, advanced orders are priced anew.
     */
    public void advance(long now) {
        books.all().forEach(book -> houseChanged(book.name(), now));
        watchman.advance(now);
        settle(now);
    }

    /** The market's own liquidity has changed: what it crosses is filled at the resting order's price. */
    public void houseChanged(String instrument, long now) {
        Book book = books.find(instrument);
        if (book != null && book.implied == null && isOpen(instrument)) {
            book.refresh();
            uncross(book, Side.BUY, now);
            uncross(book, Side.SELL, now);
            books.release(book);
        }
        matcher.tellBooks();
    }

    /** Resting orders in combos are filled as soon as the legs' books allow it. */
    private void followLegs(long now) {
        for (Book book : books.combos()) {
            if (book.implied != null && isOpen(book.name())) {
                book.refresh();
                matcher.uncross(book, book.implied, now);
                books.release(book);
            }
        }
    }

    private void uncross(Book book, Side side, long now) {
        Side resting = Book.opposite(side);
        List<Execution> done = List.of();
        do {
            LiveOrder first = book.first(resting);
            boolean crossed = first != null
                    && book.house.levels(side) > 0
                    && !Book.isBetter(resting, book.house.price(side, 0), first.price());
            done = crossed ? matcher.match(book, new HouseTaker.Level(book.house, side), false, now) : List.of();
            matcher.trim(book, done, now);
        } while (!done.isEmpty());
    }

    private boolean isOpen(String instrument) {
        return market.instrument(instrument)
                .filter(found -> found.state() == InstrumentState.OPEN)
                .isPresent();
    }

    /** The instrument is gone: its live orders are cancelled with reason settlement. */
    public void delisted(String instrument, long now) {
        orders.live().stream()
                .filter(order -> order.terms().instrument().equals(instrument))
                .toList()
                .forEach(order -> changing.end(order, CancelReason.SETTLEMENT, now));
        books.forget(instrument);
        settle(now);
    }

    /**
     * A customer of the market takes: what participants have to give at the limit or better, and before the market's
     * own best level, is done. To be asked again, with the same limit, once that level has been taken whole.
     *
     * @param amount at most, in {@link Units}
     * @param limit worst price for the customer, in {@link Units}
     * @return what is left for the market itself, in {@link Units}
     */
    public long customerTakes(String instrument, Side taker, long amount, long limit, long now) {
        Book book = books.find(instrument);
        if (book == null || !isOpen(instrument)) {
            return amount;
        }
        houseChanged(instrument, now);
        HouseTaker customer = new HouseTaker(taker, limit, amount);
        List<Execution> done = matcher.match(book, customer, false, now);
        matcher.trim(book, done, now);
        books.release(book);
        matcher.tellBooks();
        return customer.remaining();
    }

    /** All orders that are remembered, as they can be kept outside. */
    public List<SavedOrder> save() {
        return orders.all().stream().map(LiveOrder::saved).toList();
    }

    /** One order as it can be kept outside; a reader only, safe to ask from a listener. */
    public Optional<SavedOrder> saved(String orderId) {
        return orders.find(orderId).map(LiveOrder::saved);
    }

    /**
     * Brings saved orders back into an engine without any, in their old order; the market's own levels come before them
     * where prices are equal. Nothing trades yet: what the market crosses by now is filled at the next
     * {@link #advance}. Live orders in what is no longer listed are cancelled with reason settlement; nobody is told of
     * any other.
     *
     * @param saved oldest first, as {@link #save} gives them
     */
    public void restore(List<SavedOrder> saved, long now) {
        List<LiveOrder> all = saved.stream().map(LiveOrder::of).toList();
        all.forEach(orders::restore);
        links.restore(all);
        all.stream()
                .filter(order -> order.state().isLive())
                .sorted(Comparator.comparingLong(order -> order.sequence))
                .forEach(order -> restore(order, now));
        matcher.tellBooks();
    }

    private void restore(LiveOrder order, long now) {
        Optional<Rules> rules = books.rules(order.terms().instrument());
        if (rules.isEmpty()) {
            changing.end(order, CancelReason.SETTLEMENT, now);
            return;
        }
        if (order.state() == OrderState.OPEN) {
            matcher.rest(books.open(rules.get()), order);
        }
        waiting.follow(order);
    }

    /** Whether participants have anything resting in an instrument. */
    public boolean hasOrders(String instrument) {
        return books.find(instrument) != null;
    }

    /** The levels of one side of the merged book, best first, at most so many; none for what is not listed. */
    public List<OrderBook.Level> levels(String instrument, Side side, int depth) {
        Book book = books.find(instrument);
        if (book != null) {
            book.look();
            return book.levels(side, depth);
        }
        Book looked = books.look(instrument);
        return looked == null ? List.of() : looked.levels(side, depth);
    }
}
