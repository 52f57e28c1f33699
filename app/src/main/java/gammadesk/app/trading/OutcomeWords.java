package gammadesk.app.trading;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.trading.CancelScope;
import gammadesk.analytics.trading.TradeOutcome;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Says what became of something. Pure. */
final class OutcomeWords {
    private OutcomeWords() {}

    static TradeOutcome notSent(String clause) {
        return new TradeOutcome.NotSent("Not sent: " + clause + ". Nothing was booked.");
    }

    /** This program failed on the way. */
    static TradeOutcome failed() {
        return new TradeOutcome.Unknown(
                "UNKNOWN: this program failed on the way to the venue; the log says how. It may be booked: look at the "
                        + "open orders and at your trades before you send it again.",
                new CompletableFuture<>());
    }

    /** Of an order or edit. */
    static TradeOutcome of(Outcome outcome, CompletableFuture<TradeOutcome> settled) {
        return switch (outcome) {
            case Outcome.Accepted(Order order) -> new TradeOutcome.Accepted(accepted(order), order);
            case Outcome.Refused refused -> refused(refused);
            case Outcome.Unknown unknown ->
                new TradeOutcome.Unknown(
                        "UNKNOWN: no answer came (" + unknown.reason()
                                + "). It may be booked; it is being looked up. Do not send it again.",
                        settled);
        };
    }

    /** Of a cancel. */
    static TradeOutcome ofCancel(Outcome outcome, Order asked, CompletableFuture<TradeOutcome> settled) {
        return switch (outcome) {
            case Outcome.Accepted(Order order)
            when order.state() == Order.State.CANCELLED ->
                new TradeOutcome.Done("Cancelled: " + order.terms() + "; " + filled(order) + ".");
            case Outcome.Accepted(Order order) -> new TradeOutcome.Done("Not cancelled any more: " + state(order));
            case Outcome.Refused refused ->
                new TradeOutcome.Refused("The cancel of " + asked.terms() + " was refused: " + reason(refused)
                        + ". Look at the order: it may have been filled.");
            case Outcome.Unknown unknown ->
                new TradeOutcome.Unknown(
                        "UNKNOWN: no answer came to the cancel of " + asked.terms() + " (" + unknown.reason()
                                + "). The order may still be filled.",
                        settled);
        };
    }

    /** Of a cancel of many. */
    static TradeOutcome ofCancels(CancelOutcome outcome, CancelScope scope) {
        return switch (outcome) {
            case CancelOutcome.Done(long atVenue, int unsent) ->
                new TradeOutcome.Done("Cancelled " + scope.words() + ": " + atVenue + " at the venue, " + unsent
                        + " that had not been sent yet.");
            case CancelOutcome.Refused(int code, String reason) ->
                new TradeOutcome.Refused(
                        "The venue refused to cancel " + scope.words() + ": " + reason + code(code) + ".");
            case CancelOutcome.Unknown(String reason) ->
                new TradeOutcome.Unknown(
                        "UNKNOWN: no answer came to the cancel of " + scope.words() + " (" + reason
                                + "). It is sent again as soon as there is a connection; orders may be filled until then.",
                        new CompletableFuture<>());
        };
    }

    private static TradeOutcome refused(Outcome.Refused refused) {
        String who = refused.venueCode() == 0 ? "Refused before it reached the venue: " : "Refused by the venue: ";
        String again = refused.retryable() ? " It may be tried again." : "";
        return new TradeOutcome.Refused(who + reason(refused) + ". Nothing was booked." + again);
    }

    private static String reason(Outcome.Refused refused) {
        return refused.reason() + code(refused.venueCode());
    }

    private static String code(int venueCode) {
        return venueCode == 0 ? "" : " (code " + venueCode + ")";
    }

    private static String accepted(Order order) {
        return "Accepted: " + state(order);
    }

    private static String state(Order order) {
        String word = order.state().name().toLowerCase(Locale.ROOT);
        String why = order.cancelReason().isEmpty() ? "" : " (" + order.cancelReason() + ")";
        String average = order.averagePrice()
                .filter(_ -> order.filled().signum() > 0)
                .map(price -> " at " + price.stripTrailingZeros().toPlainString() + " on average")
                .orElse("");
        return order.terms() + " is " + word + why + ", " + filled(order) + average + ". Order " + order.id() + ".";
    }

    private static String filled(Order order) {
        return order.filled().stripTrailingZeros().toPlainString() + " of "
                + order.amount().stripTrailingZeros().toPlainString() + " filled";
    }
}
