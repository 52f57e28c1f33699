package gammadesk.analytics.trading;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.port.Past;
import gammadesk.analytics.port.PastAnswer;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the desk may do with the trader's account. Nothing blocks, no future ends exceptionally, and each ends with
 * words for the place where the action was started; on which thread it ends is not said. Whatever can book something
 * needs an approval: a number drawn when the question is put to a person, so that answering it twice does it once.
 */
public interface TradingActions {
    /** A fresh number for one question. */
    Approval newApproval();

    /** Sends an order. The same approval again gets the first answer and sends nothing. */
    CompletableFuture<TradeOutcome> place(Approval approval, OrderTicket ticket);

    /** Changes amount and limit price of an open order; the price in the unit in which the order was given. */
    CompletableFuture<TradeOutcome> edit(Approval approval, Order order, BigDecimal amount, BigDecimal price);

    /** Closes a position by a reduce-only order of its present size; without a price, at the market's. */
    CompletableFuture<TradeOutcome> close(Approval approval, String instrument, Optional<BigDecimal> limitPrice);

    /**
     * Asks the venue what margin an order would need; places nothing. Of several questions only the newest is sure to
     * be answered.
     *
     * @param amount in the instrument's amount unit
     * @param price in the instrument's price unit
     */
    CompletableFuture<MarginAnswer> margins(String instrument, BigDecimal amount, BigDecimal price);

    /** Loads the next older page of the account's past; the rows come with the pictures of the account. */
    CompletableFuture<PastAnswer> loadOlder(Past past);

    /** Cancels one order. Cancels need no arming and are sent even when the market's data are old. */
    CompletableFuture<TradeOutcome> cancel(Order order);

    /** Cancels many. */
    CompletableFuture<TradeOutcome> cancelAll(CancelScope scope);

    /** Lets orders through where the money is real; the address must be the venue's, to the letter. */
    CompletableFuture<TradeOutcome> arm(String typedAddress);

    /** Lets no more orders through where the money is real. */
    void disarm();

    /** Says whose order book is wanted besides those that are followed anyway; replaces the earlier wish. */
    void followBook(Optional<String> instrument);

    /** The answer to one question; it can be used once. */
    record Approval(long number) {}
}
