package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Side;

/** The orders of others in a market's books, as the market's own customers meet them. */
@FunctionalInterface
public interface Participants {
    /** Nobody but the market itself. */
    Participants NONE = (_, _, amount, _, _) -> amount;

    /**
     * A customer is about to take the market's own best level: those whose orders come first are served first.
     *
     * @param instrument the venue's name
     * @param taker side of the customer
     * @param amount at most, in the instrument's amount unit
     * @param price worst price for the customer, in the instrument's price unit
     * @param millis when
     * @return what is left of the amount
     */
    double serve(String instrument, Side taker, double amount, double price, long millis);
}
