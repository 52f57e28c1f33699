package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.matching.MarketPort.Deal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets takers meet what rests, and tells of it. Prices and amounts in {@link Units}. */
final class Matcher {
    private final MarketPort market;
    private final Gate gate;
    private final MatchingListener listener;
    private final Orders orders;
    private final Set<LiveOrder> reducing = new LinkedHashSet<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final ComboMatcher combos;
    private Follower follower = _ -> false;

    /** Lets linked orders follow what has just been filled. */
    @FunctionalInterface
    interface Follower {
        /** Whether anything was taken away. */
        boolean follow(long now);
    }

    Matcher(MarketPort market, Books books, Gate gate, MatchingListener listener, Orders orders) {
        this.market = market;
        this.gate = gate;
        this.listener = listener;
        this.orders = orders;
        combos = new ComboMatcher(market, books, gate, listener, this);
    }

    /** Asked after every fill of what rests. */
    void tell(Follower next) {
        follower = next;
    }

    /** Whether a fill has taken something else away. */
    boolean follow(long now) {
        return follower.follow(now);
    }

    /**
     * Fills a taker as far as it goes.
     *
     * @param againstHouse whether the market's own levels are its counterparties too; otherwise they end the way
     * @return what was done, oldest first
     */
    List<Execution> match(Book book, Taker taker, boolean againstHouse, long now) {
        List<Execution> done = new ArrayList<>();
        while (taker.remaining() > 0 && meet(book, taker, againstHouse, done, now)) {
            touched.add(book.name());
        }
        return done;
    }

    /** One meeting; says whether there was one. */
    private boolean meet(Book book, Taker taker, boolean againstHouse, List<Execution> done, long now) {
        Side side = Book.opposite(taker.side());
        LiveOrder maker = book.first(side);
        boolean house = book.house.levels(side) > 0 && (maker == null || book.isHouseBefore(side, maker));
        if (book.implied != null && taker instanceof LiveOrder order) {
            return meet(book, book.implied, house, maker, order, done, now);
        }
        if (house) {
            return againstHouse && takeFromHouse(book, taker, done, now);
        }
        return maker != null && taker.accepts(maker.price()) && takeFrom(book, maker, taker, done, now);
    }

    private boolean meet(
            Book book,
            ImpliedBook implied,
            boolean legsFirst,
            @Nullable LiveOrder maker,
            LiveOrder taker,
            List<Execution> done,
            long now) {
        return legsFirst
                ? combos.takeImplied(book, implied, taker, done, now)
                : maker != null
                        && taker.accepts(maker.price())
                        && combos.takeFrom(book, implied.combo(), maker, taker, done, now);
    }

    /** Fills resting orders of a combo that its legs have come to meet. */
    void uncross(Book book, ImpliedBook implied, long now) {
        combos.uncross(book, implied, now);
    }

    private boolean takeFromHouse(Book book, Taker taker, List<Execution> done, long now) {
        Side side = Book.opposite(taker.side());
        long price = book.house.price(side, 0);
        if (!taker.accepts(price)) {
            return false;
        }
        long amount = Math.min(taker.remaining(), book.house.amount(side, 0));
        book.house.take(side, amount);
        taker.fill(price, amount, now);
        double growth = growth(taker, book.name(), amount);
        report(
                new Deal(
                        book.name(),
                        taker.side(),
                        Units.decimal(price),
                        Units.decimal(amount),
                        forced(taker.isForced(), false),
                        side.sign(),
                        growth,
                        now),
                taker.party(),
                Party.House.HOUSE,
                done);
        return true;
    }

    private boolean takeFrom(Book book, LiveOrder maker, Taker taker, List<Execution> done, long now) {
        long offered = maker.terms().reduceOnly() ? Math.min(maker.displayed(), reducible(maker)) : maker.displayed();
        if (offered <= 0 || (taker instanceof LiveOrder order && haveOneOwner(order, maker))) {
            cancel(book, maker, Optional.empty(), now);
            return true;
        }
        long price = maker.price();
        long amount = Math.min(taker.remaining(), offered);
        taker.fill(price, amount, now);
        fill(book, maker, price, amount, now);
        Party.Participant filled = maker.party();
        Deal deal = new Deal(
                book.name(),
                taker.side(),
                Units.decimal(price),
                Units.decimal(amount),
                forced(taker.isForced(), maker.isForced()),
                taker.makersSign(),
                growth(taker, maker, book.name(), amount),
                now);
        report(deal, taker.party(), filled, done);
        listener.orderChanged(filled.order());
        follow(now);
        return true;
    }

    /** Fills an order; one that rests is smaller by so much, or gone. */
    void fill(Book book, LiveOrder order, long price, long amount, long now) {
        long seen = order.displayed();
        order.fill(price, amount, now);
        if (order.level != null) {
            order.level.shrink(seen - order.displayed());
            if (order.remaining() == 0) {
                close(book, order);
            } else if (order.displayed() == 0) {
                surface(book, order);
            }
        }
    }

    /** What comes up of an iceberg stands behind all that is there already. */
    private static void surface(Book book, LiveOrder order) {
        book.remove(order);
        order.surface();
        book.add(order);
    }

    /** A book has changed through participants. */
    void touch(String instrument) {
        touched.add(instrument);
    }

    /** By how much the open interest changes: half of what both positions change, the market's being unknown. */
    private double growth(Taker taker, LiveOrder maker, String instrument, long amount) {
        double makers = growth(maker, instrument, amount);
        return taker instanceof LiveOrder ? (growth(taker, instrument, amount) + makers) / 2 : makers;
    }

    /** By how much a participant's position grows, before the trade is told. */
    private double growth(Taker party, String instrument, long amount) {
        if (!(party instanceof LiveOrder order)) {
            return 0;
        }
        long position = Units.exact(gate.position(order.account, instrument));
        return Units.number(Math.abs(position + order.side().sign() * amount) - Math.abs(position));
    }

    private void report(Deal deal, Party taker, Party maker, List<Execution> done) {
        Execution execution = Execution.of(deal, market.print(deal), taker, maker);
        done.add(execution);
        listener.executed(execution);
    }

    static Trade.Liquidation forced(boolean taker, boolean maker) {
        if (taker) {
            return maker ? Trade.Liquidation.BOTH : Trade.Liquidation.TAKER;
        }
        return maker ? Trade.Liquidation.MAKER : Trade.Liquidation.NONE;
    }

    boolean haveOneOwner(LiveOrder one, LiveOrder other) {
        return one.account == other.account
                || gate.selfTrading(one.account).owner()
                        == gate.selfTrading(other.account).owner();
    }

    /** How much of an order's remainder would only reduce the position of its account. */
    long reducible(LiveOrder order) {
        return reducible(order.account, order.terms().instrument(), order.side());
    }

    long reducible(long account, String instrument, Side side) {
        long position = Units.exact(gate.position(account, instrument));
        return Math.max(0, -side.sign() * position);
    }

    /** Puts what is left of an order into the book. */
    void rest(Book book, LiveOrder order) {
        book.add(order);
        touched.add(book.name());
        if (order.terms().reduceOnly()) {
            reducing.add(order);
        }
    }

    /** Takes an order out of the book and keeps it live. */
    void withdraw(Book book, LiveOrder order) {
        book.remove(order);
        touched.add(book.name());
        reducing.remove(order);
    }

    void cancel(Book book, LiveOrder order, Optional<CancelReason> reason, long now) {
        order.cancelled(reason, now);
        close(book, order);
        listener.orderChanged(order.report());
    }

    /** Ends an order that may rest in a book. */
    void close(Book book, LiveOrder order) {
        withdraw(book, order);
        orders.close(order);
    }

    /** Makes an order smaller where it stands. */
    void shrink(Book book, LiveOrder order, long amount) {
        long seen = order.displayed();
        order.setAmount(amount);
        if (order.level != null) {
            order.level.shrink(seen - order.displayed());
        }
        touched.add(book.name());
    }

    /** Resting reduce-only orders follow the positions that trades have changed. */
    void trim(Book book, List<Execution> done, long now) {
        if (done.isEmpty() || reducing.isEmpty()) {
            return;
        }
        for (LiveOrder order : List.copyOf(reducing)) {
            if (order.terms().instrument().equals(book.name()) && order.level != null) {
                trim(book, order, now);
            }
        }
    }

    private void trim(Book book, LiveOrder order, long now) {
        long most = reducible(order);
        if (most == 0) {
            cancel(book, order, Optional.empty(), now);
        } else if (most < order.remaining()) {
            shrink(book, order, order.filled() + most);
            listener.orderChanged(order.report());
        }
    }

    /** Tells once of every book that has changed since the last time. */
    void tellBooks() {
        if (!touched.isEmpty()) {
            List<String> told = List.copyOf(touched);
            touched.clear();
            told.forEach(listener::bookChanged);
        }
    }
}
