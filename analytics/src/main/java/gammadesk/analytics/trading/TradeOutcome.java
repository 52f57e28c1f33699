package gammadesk.analytics.trading;

import gammadesk.analytics.market.Order;
import java.util.concurrent.CompletableFuture;

/** What became of something that was asked for, in words for the place where it was asked. */
public sealed interface TradeOutcome {
    /** One or two sentences. */
    String sentence();

    /** The venue booked the order. */
    record Accepted(String sentence, Order order) implements TradeOutcome {}

    /** It is done and there is no order to show for it: cancels, arming. */
    record Done(String sentence) implements TradeOutcome {}

    /** The venue refused; nothing was booked. */
    record Refused(String sentence) implements TradeOutcome {}

    /** This program did not send it; nothing was booked. */
    record NotSent(String sentence) implements TradeOutcome {}

    /**
     * No answer came: it may or may not be booked.
     *
     * @param settled what it turns out to be; Unknown again only when that cannot be found out here any more
     */
    record Unknown(String sentence, CompletableFuture<TradeOutcome> settled) implements TradeOutcome {}
}
