package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.matching.ImpliedBook.Part;
import gammadesk.connectors.simulator.matching.ImpliedBook.Slice;
import gammadesk.connectors.simulator.matching.MarketPort.Deal;
import gammadesk.connectors.simulator.matching.MarketPort.Print;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Trades combos: against the books of the legs, or between two participants at leg prices that follow the marks. What
 * is done in the legs is known before any of it is done, so that it is done in all of them or in none. Prices and
 * amounts in {@link Units}.
 */
final class ComboMatcher {
    private final MarketPort market;
    private final Books books;
    private final Gate gate;
    private final MatchingListener listener;
    private final Matcher matcher;

    ComboMatcher(MarketPort market, Books books, Gate gate, MatchingListener listener, Matcher matcher) {
        this.market = market;
        this.books = books;
        this.gate = gate;
        this.listener = listener;
        this.matcher = matcher;
    }

    /** The maker's side of one leg's trade. */
    private record Done(Execution execution, Optional<LiveOrder> maker) {}

    /**
     * Takes what the legs give at their best price for the whole; says whether there was anything to do.
     *
     * @param order the taker, which may rest in the combo's book itself
     */
    boolean takeImplied(Book book, ImpliedBook implied, LiveOrder order, List<Execution> done, long now) {
        long best = implied.price(Book.opposite(order.side()), 0);
        if (!order.accepts(best)) {
            return false;
        }
        List<Slice> slices = implied.slices(order.side(), order.remaining(), price -> price == best, _ -> true);
        Optional<Part> own = slices.stream()
                .flatMap(slice -> slice.parts().stream())
                .filter(part -> part.maker() != null && matcher.haveOneOwner(order, part.maker()))
                .findFirst();
        if (own.isPresent()) {
            matcher.cancel(own.get().book(), Objects.requireNonNull(own.get().maker()), Optional.empty(), now);
            release(implied);
        } else {
            takeAll(book, order, slices, done, now);
            tidy(implied, done, now);
        }
        book.refresh();
        return own.isPresent() || !slices.isEmpty();
    }

    /** What is left of the plan is made anew where a fill has taken some of it away. */
    private void takeAll(Book book, LiveOrder order, List<Slice> slices, List<Execution> done, long now) {
        for (Slice slice : slices) {
            done.add(take(book, order, slice, now));
            if (matcher.follow(now)) {
                break;
            }
        }
    }

    private Execution take(Book book, LiveOrder order, Slice slice, long now) {
        boolean wasResting = order.level != null;
        matcher.fill(book, order, slice.price(), slice.amount(), now);
        Deal deal = whole(book, order, slice.price(), slice.amount(), now);
        Print print = market.print(deal);
        Combo.Tag tag = new Combo.Tag(book.name(), print.tradeId());
        Map<String, Long> moved = new HashMap<>();
        List<Done> legs = slice.parts().stream()
                .map(part -> take(order, part, tag, moved, now))
                .toList();
        Execution whole = Execution.of(deal, print, order.party(), Party.House.HOUSE);
        tell(whole, legs);
        tellOrders(order, wasResting, legs);
        matcher.touch(book.name());
        return whole;
    }

    /** The taker's own change is told by whoever placed it, unless it was there before. */
    private void tellOrders(LiveOrder order, boolean wasResting, List<Done> legs) {
        Set<LiveOrder> makers = new LinkedHashSet<>();
        legs.forEach(leg -> leg.maker().ifPresent(makers::add));
        makers.forEach(maker -> listener.orderChanged(maker.report()));
        if (wasResting) {
            listener.orderChanged(order.report());
        }
    }

    private Done take(LiveOrder order, Part part, Combo.Tag tag, Map<String, Long> moved, long now) {
        Book book = part.book();
        Side side = Book.opposite(part.side());
        LiveOrder maker = part.maker();
        double growth = growth(order.account, book.name(), side, part.amount(), moved);
        if (maker == null) {
            takeFromHouse(book, part);
        } else {
            growth = (growth + growth(maker.account, book.name(), part.side(), part.amount(), moved)) / 2;
            matcher.fill(book, maker, part.price(), part.amount(), now);
        }
        matcher.touch(book.name());
        Deal deal = new Deal(
                book.name(),
                side,
                Units.decimal(part.price()),
                Units.decimal(part.amount()),
                Matcher.forced(order.isForced(), maker != null && maker.isForced()),
                maker == null ? part.side().sign() : 0,
                growth,
                now,
                Optional.of(tag));
        Party other = maker == null ? Party.House.HOUSE : maker.party();
        return new Done(Execution.of(deal, market.print(deal), order.party(), other), Optional.ofNullable(maker));
    }

    /** What is less than a lot at a better price is of use to nobody. */
    private static void takeFromHouse(Book book, Part part) {
        while (book.house.price(part.side(), 0) != part.price()) {
            book.house.take(part.side(), book.house.amount(part.side(), 0));
        }
        book.house.take(part.side(), part.amount());
    }

    /** Two orders in the combo itself meet, at the price of the one that rests. */
    boolean takeFrom(Book book, Combo combo, LiveOrder maker, LiveOrder taker, List<Execution> done, long now) {
        if (matcher.haveOneOwner(taker, maker)) {
            matcher.cancel(book, maker, Optional.empty(), now);
            return true;
        }
        long price = maker.price();
        long amount = Math.min(taker.remaining(), maker.displayed());
        long[] prices = legPrices(book, combo, price);
        taker.fill(price, amount, now);
        matcher.fill(book, maker, price, amount, now);
        Deal deal = whole(book, taker, price, amount, now);
        Print print = market.print(deal);
        Combo.Tag tag = new Combo.Tag(book.name(), print.tradeId());
        List<Done> legs = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            Combo.Leg leg = combo.legs().get(i);
            legs.add(trade(taker, maker, leg, prices[i], amount * Math.abs(leg.ratio()), tag, now));
        }
        Execution whole = Execution.of(deal, print, taker.party(), maker.party());
        tell(whole, legs);
        listener.orderChanged(maker.report());
        matcher.follow(now);
        done.add(whole);
        combo.legs().forEach(leg -> trim(leg.instrument(), done, now));
        return true;
    }

    private long[] legPrices(Book book, Combo combo, long price) {
        double[] marks = combo.legs().stream()
                .mapToDouble(leg -> market.prices(leg.instrument()).mark())
                .toArray();
        List<Integer> ratios = combo.legs().stream().map(Combo.Leg::ratio).toList();
        return LegPrices.split(
                ratios,
                marks,
                price,
                Units.exact(book.rules.instrument().ticks().base()));
    }

    private Done trade(
            LiveOrder taker, LiveOrder maker, Combo.Leg leg, long price, long amount, Combo.Tag tag, long now) {
        Side side = leg.ratio() > 0 ? taker.side() : Book.opposite(taker.side());
        Map<String, Long> moved = new HashMap<>();
        double growth = growth(taker.account, leg.instrument(), side, amount, moved)
                + growth(maker.account, leg.instrument(), Book.opposite(side), amount, moved);
        Deal deal = new Deal(
                leg.instrument(),
                side,
                Units.decimal(price),
                Units.decimal(amount),
                Trade.Liquidation.NONE,
                0,
                growth / 2,
                now,
                Optional.of(tag));
        return new Done(Execution.of(deal, market.print(deal), taker.party(), maker.party()), Optional.empty());
    }

    private static Deal whole(Book book, LiveOrder taker, long price, long amount, long now) {
        return new Deal(
                book.name(),
                taker.side(),
                Units.decimal(price),
                Units.decimal(amount),
                Trade.Liquidation.NONE,
                0,
                0,
                now,
                Optional.empty());
    }

    private void tell(Execution whole, List<Done> legs) {
        listener.comboExecuted(
                new ComboExecution(whole, legs.stream().map(Done::execution).toList()));
    }

    /** By how much a position grows, before the trades of this slice are told. */
    private double growth(long account, String instrument, Side side, long amount, Map<String, Long> moved) {
        String key = account + instrument;
        long position = Units.exact(gate.position(account, instrument)) + moved.getOrDefault(key, 0L);
        long change = side.sign() * amount;
        moved.merge(key, change, Long::sum);
        return Units.number(Math.abs(position + change) - Math.abs(position));
    }

    private void tidy(ImpliedBook implied, List<Execution> done, long now) {
        implied.combo().legs().forEach(leg -> trim(leg.instrument(), done, now));
        release(implied);
    }

    private void trim(String leg, List<Execution> done, long now) {
        Book book = books.find(leg);
        if (book != null) {
            matcher.trim(book, done, now);
        }
    }

    private void release(ImpliedBook implied) {
        for (Combo.Leg leg : implied.combo().legs()) {
            Book book = books.find(leg.instrument());
            if (book != null) {
                books.release(book);
            }
        }
    }

    /** Resting orders of a combo whose legs have come to meet them. */
    void uncross(Book book, ImpliedBook implied, long now) {
        uncross(book, implied, Side.BUY, now);
        uncross(book, implied, Side.SELL, now);
    }

    private void uncross(Book book, ImpliedBook implied, Side resting, long now) {
        boolean more = true;
        while (more) {
            LiveOrder first = book.first(resting);
            more = first != null
                    && implied.levels(Book.opposite(resting)) > 0
                    && takeImplied(book, implied, first, new ArrayList<>(), now);
        }
    }
}
