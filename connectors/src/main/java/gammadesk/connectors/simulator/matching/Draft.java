package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.MarketPort.Prices;
import java.math.BigDecimal;
import java.util.Optional;

/** An order on its way through the checks, which fill in price and amount. In {@link Units}. */
final class Draft implements Taker {
    final long account;
    final OrderTerms terms;
    final Rules rules;
    final Prices prices;
    final Book book;
    final Optional<LiveOrder> replaces;
    long price = LiveOrder.NONE;
    long amount;

    Draft(long account, OrderTerms terms, Rules rules, Prices prices, Book book, Optional<LiveOrder> replaces) {
        this.account = account;
        this.terms = terms;
        this.rules = rules;
        this.prices = prices;
        this.book = book;
        this.replaces = replaces;
    }

    /** What is filled of the order that this one replaces. */
    long filled() {
        return replaces.map(LiveOrder::filled).orElse(0L);
    }

    boolean isBuy() {
        return terms.side() == Side.BUY;
    }

    @Override
    public Side side() {
        return terms.side();
    }

    @Override
    public boolean accepts(long resting) {
        return isBuy() ? resting <= price : resting >= price;
    }

    @Override
    public long remaining() {
        return amount - filled();
    }

    @Override
    public void fill(long at, long more, long now) {
        throw new IllegalStateException("a draft does not trade");
    }

    @Override
    public Party party() {
        throw new IllegalStateException("a draft does not trade");
    }

    @Override
    public boolean isForced() {
        return terms.liquidation();
    }

    @Override
    public int makersSign() {
        return 0;
    }

    /** The best price on the other side that would be taken, or nothing. */
    long opposite() {
        return book.best(Book.opposite(terms.side()));
    }

    Intent intent() {
        BigDecimal left = Units.decimal(remaining());
        return new Intent(
                account, rules.instrument(), terms, Units.decimal(price), left, replaces.map(LiveOrder::report));
    }
}
