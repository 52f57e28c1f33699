package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.backtest.venue.VenueNews.Cancelled;
import gammadesk.analytics.backtest.venue.VenueNews.Ending;
import gammadesk.analytics.backtest.venue.VenueNews.Filled;
import gammadesk.analytics.backtest.venue.VenueNews.Liquidated;
import gammadesk.analytics.backtest.venue.VenueTerms.Filling;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets our orders meet what others show and trade. Callers see to it that the venue is not out. */
final class Matching {
    private final Filling filling;
    private final Books books;
    private final Consumer<VenueNews> news;
    private final Map<Long, Live> resting = new TreeMap<>();
    private boolean hasTraded;

    Matching(Filling filling, Books books, Consumer<VenueNews> news) {
        this.filling = filling;
        this.books = books;
        this.news = news;
    }

    /** An order that rests; empty when it is over or never was. */
    Optional<Live> resting(long id) {
        return Optional.ofNullable(resting.get(id));
    }

    /** All orders that rest, as they came. */
    Collection<Live> resting() {
        return resting.values();
    }

    /** Whether anything has been traded since it was asked last. */
    boolean hasTraded() {
        boolean answer = hasTraded;
        hasTraded = false;
        return answer;
    }

    /** Whether there is something to take from. */
    boolean isQuoted(Contract contract, long now) {
        return contract.isTradable(now) && contract.quotes.areGood(now, filling.quoteLifeMillis());
    }

    /** Whether an order would take something now. */
    boolean wouldTake(Live order, long now) {
        return isQuoted(order.contract, now) && available(order) > 0;
    }

    /** Whether an order would cross the touch, or an order of ours, whatever there is to be had. */
    boolean wouldCross(Live order, long now) {
        Contract contract = order.contract;
        boolean crosses = order.accepts(contract.quotes.against(order.side()).best());
        Live own = contract.own.first(opposite(order.side()));
        return (isQuoted(contract, now) && crosses) || (own != null && order.accepts(own.limit()));
    }

    private static Side opposite(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    /** How much an order could take within its limit. */
    double available(Live order) {
        Quotes quotes = order.contract.quotes;
        Ladder against = quotes.against(order.side());
        double sum = 0;
        for (int i = 0; i < against.size() && order.accepts(price(order, i)); i++) {
            sum += order.contract.lots().floor(against.left(i, filling.depthShare()));
        }
        return sum;
    }

    private double price(Live order, int level) {
        return order.contract.quotes.price(order.side(), level, filling.crossing());
    }

    /**
     * Lets an order take what it can get within its limit, level by level. Orders of ours that it would meet on the way
     * are cancelled, as the venue does it: nobody trades with himself.
     */
    void take(Live order, long now) {
        Ladder against = order.contract.quotes.against(order.side());
        int levels = isQuoted(order.contract, now) ? against.size() : 0;
        for (int i = 0; i < levels && order.wanted() > 0 && order.accepts(price(order, i)); i++) {
            double price = price(order, i);
            endBefore(order, price, now);
            double amount = some(order, against, i);
            if (amount > 0) {
                fill(order, price, amount, false, now);
            }
        }
        if (order.wanted() > 0) {
            endBefore(order, Math.nextAfter(order.limit(), order.side().sign() * Double.POSITIVE_INFINITY), now);
        }
    }

    private double some(Live order, Ladder against, int level) {
        double left = against.left(level, filling.depthShare());
        double amount = Math.min(order.wanted(), order.contract.lots().floor(left));
        against.take(level, amount);
        return amount;
    }

    /** Our own orders that would be met before a price is reached are cancelled. */
    private void endBefore(Live taker, double price, long now) {
        Side side = opposite(taker.side());
        Live first = taker.contract.own.first(side);
        while (first != null && first.beats(price)) {
            end(first, Ending.SELF_TRADE, now);
            first = taker.contract.own.first(side);
        }
    }

    private void fill(Live order, double price, double amount, boolean isMaker, long now) {
        Contract contract = order.contract;
        order.fill(amount);
        Books.Costs costs = books.trade(contract, order.side().sign() * amount, price, isMaker, now);
        hasTraded = true;
        news.accept(new Filled(
                now,
                order.id,
                contract.name.text(),
                order.side(),
                price,
                amount,
                order.left(),
                isMaker,
                contract.currency,
                costs.fee(),
                costs.feeUsd(),
                costs.spreadUsd()));
        trim(contract, now);
    }

    /** Orders that may only reduce end when there is nothing left to reduce. */
    private void trim(Contract contract, long now) {
        for (Live order : contract.own.isEmpty() ? List.<Live>of() : contract.own.all()) {
            if (order.left() > 0 && order.wanted() == 0) {
                end(order, Ending.NOTHING_TO_REDUCE, now);
            }
        }
    }

    void rest(Live order) {
        order.contract.own.add(order);
        resting.put(order.id, order);
    }

    /** Takes an order out of the book without an end to it. */
    void withdraw(Live order) {
        resting.remove(order.id);
        order.contract.own.remove(order);
    }

    /** Ends an order that rests. */
    void end(Live order, Ending why, long now) {
        withdraw(order);
        news.accept(new Cancelled(now, order.id, order.left(), why));
    }

    /** What others show has changed: our place in the queue, and whether they have come to us. */
    void meet(Contract contract, long now) {
        contract.own.see(contract.quotes, filling.queueShare());
        if (isQuoted(contract, now)) {
            meet(contract, Side.BUY, now);
            meet(contract, Side.SELL, now);
        }
    }

    private void meet(Contract contract, Side side, long now) {
        Ladder against = contract.quotes.against(side);
        if (isFirstMet(contract.own.first(side), against.best())) {
            contract.own.of(side).forEach(order -> meet(order, against, now));
        }
    }

    private static boolean isFirstMet(@Nullable Live first, double price) {
        return first != null && first.accepts(price);
    }

    /** Others' orders that come through the price of a resting one are its takers, at its price. */
    private void meet(Live order, Ladder against, long now) {
        for (int i = 0; i < against.size() && order.rests() && order.accepts(against.price(i)); i++) {
            give(order, some(order, against, i), now);
        }
    }

    private void give(Live order, double amount, long now) {
        if (amount > 0) {
            fill(order, order.limit(), amount, true, now);
        }
        if (order.rests() && order.left() == 0) {
            withdraw(order);
        }
    }

    /**
     * A public trade: its taker met orders of ours that were better than its price, and those at its price as far as it
     * got through the queue. Blocks and the legs of combos were not traded in this book.
     */
    void hear(Contract contract, Trade trade, long now) {
        Side side = opposite(trade.direction());
        boolean isElsewhere =
                trade.blockTradeId().isPresent() || trade.comboId().isPresent();
        Live first = contract.own.first(side);
        if (!isElsewhere && contract.isTradable(now) && isFirstMet(first, trade.price())) {
            walk(contract.own.of(side), trade, now);
        }
    }

    /** Price by price and then in the order in which ours came, others in between. */
    private void walk(List<Live> orders, Trade trade, long now) {
        double left = trade.amount();
        double eaten = 0;
        for (Live order : orders) {
            double others = Math.min(left, Math.max(0, front(order, trade) - eaten));
            eaten += others;
            double amount = order.rests() && order.accepts(trade.price())
                    ? Math.min(order.wanted(), order.contract.lots().floor(left - others))
                    : 0;
            left -= others + amount;
            give(order, amount, now);
        }
        advance(orders, trade.price(), eaten);
    }

    /** What stood in front of an order at the price of a trade; better ones had nothing in front any more. */
    private static double front(Live order, Trade trade) {
        boolean isShown = trade.stamp().venueMillis() <= order.contract.quotes.toldMillis();
        return order.limit() == trade.price() ? order.hear(trade.amount(), isShown) : 0;
    }

    private static void advance(List<Live> orders, double price, double eaten) {
        for (Live order : orders) {
            if (order.limit() == price) {
                order.advance(eaten);
            }
        }
    }

    /**
     * Closes a part of a position at the market for the venue.
     *
     * @param share of the position, in whole lots upwards
     * @return whether anything was closed
     */
    boolean force(Contract contract, double share, long now) {
        Holding holding = contract.holding;
        Side side = holding.amount > 0 ? Side.SELL : Side.BUY;
        double size = Math.abs(holding.amount);
        double wanted = Math.min(size, contract.lots().ceil(size * share));
        double before = holding.amount;
        Ladder against = contract.quotes.against(side);
        for (int i = 0; i < against.size() && wanted > 0 && isQuoted(contract, now); i++) {
            double amount = Math.min(wanted, contract.lots().floor(against.left(i, filling.depthShare())));
            against.take(i, amount);
            wanted -= amount;
            force(contract, side, contract.quotes.price(side, i, filling.crossing()), amount, now);
        }
        return holding.amount != before;
    }

    private void force(Contract contract, Side side, double price, double amount, long now) {
        if (!(amount > 0)) {
            return;
        }
        Books.Costs costs = books.trade(contract, side.sign() * amount, price, false, now);
        news.accept(new Liquidated(
                now,
                contract.name.text(),
                side,
                price,
                amount,
                contract.holding.amount,
                contract.currency,
                costs.fee(),
                costs.feeUsd(),
                costs.spreadUsd()));
    }
}
