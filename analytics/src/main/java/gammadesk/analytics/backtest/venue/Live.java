package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.backtest.Amounts;
import gammadesk.analytics.market.Side;

/**
 * An order of ours and, while it rests, its place in the queue. How much of others stands in front of it is known from
 * what was shown at its price when it joined, or when that price first came into sight.
 */
final class Live {
    final long id;
    final VenueOrder terms;
    final Contract contract;
    private double limit;
    private double amount;
    private double filled;
    private boolean rests;
    private double base;
    private double share;
    private double shown;
    private double traded;
    private double vanished;
    private boolean isExplained;

    Live(long id, VenueOrder terms, Contract contract) {
        this.id = id;
        this.terms = terms;
        this.contract = contract;
        limit = terms.limit().orElse(terms.side().sign() * Double.POSITIVE_INFINITY);
        amount = terms.amount();
    }

    Side side() {
        return terms.side();
    }

    double limit() {
        return limit;
    }

    double filled() {
        return filled;
    }

    double left() {
        return Math.max(0, Amounts.plus(amount, -filled));
    }

    /** What it may still trade: no more than it would reduce, if it is only to reduce. */
    double wanted() {
        return terms.reduceOnly() ? Math.min(left(), contract.holding.reducible(side().sign())) : left();
    }

    boolean accepts(double price) {
        return side().sign() * (limit - price) >= 0;
    }

    /** Whether its price is better for the other side than a price. */
    boolean beats(double price) {
        return side().sign() * (limit - price) > 0;
    }

    double amount() {
        return amount;
    }

    /** What it would be with other numbers; the order itself stays as it is. */
    Live amended(double newAmount, double newLimit) {
        Live next = new Live(id, terms, contract);
        next.filled = filled;
        next.amend(newAmount, newLimit);
        return next;
    }

    void fill(double done) {
        filled += done;
    }

    void amend(double newAmount, double newLimit) {
        amount = newAmount;
        limit = newLimit;
    }

    boolean rests() {
        return rests;
    }

    void join() {
        rests = true;
        base = Double.POSITIVE_INFINITY;
        shown = Double.NaN;
        vanished = 0;
        see(contract.quotes.of(side()).shownAt(limit), 0);
    }

    void leave() {
        rests = false;
    }

    /** What stands in front of it: never more than is shown. */
    double ahead() {
        double most = Double.isNaN(shown) ? Double.POSITIVE_INFINITY : shown;
        return Math.clamp(base - share * vanished, 0, most);
    }

    /** Takes what is shown at its price now; a share of what vanished untraded stood in front. */
    void see(double now, double nextShare) {
        base = ahead();
        vanished = shown > now ? Math.max(0, shown - now - traded) : 0;
        share = nextShare;
        shown = Math.max(0, now);
        traded = 0;
    }

    /**
     * Hears of a trade at its price.
     *
     * @param isShown whether what is shown knows of the trade, which then explains what has vanished
     * @return what stood in front of it when the trade came
     */
    double hear(double amountTraded, boolean isShown) {
        isExplained = isShown && vanished > 0;
        double known = isExplained ? Math.min(vanished, amountTraded) : 0;
        vanished -= known;
        traded += amountTraded - known;
        return isExplained ? Math.max(0, base - share * vanished) : ahead();
    }

    /** The last trade has taken away so much in front of it. */
    void advance(double eaten) {
        base = (isExplained ? base : ahead() + share * vanished) - eaten;
    }
}
