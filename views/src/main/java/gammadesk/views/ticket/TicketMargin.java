package gammadesk.views.ticket;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.port.OrderMargins;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.ticket.TicketModel.Figure;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the order in the ticket would take from the account's free funds, in words. Pure.
 *
 * @param side of the order
 * @param eased whether the order stands at the venue already or can only take a position back: then the whole margin
 *     does not come on top
 * @param isAsked whether the order is one about which the venue can be asked
 * @param answer the venue's, empty while it is awaited
 * @param snapshot how the account stands
 * @param nowNanos monotonic clock
 */
record TicketMargin(
        Side side,
        boolean eased,
        boolean isAsked,
        Optional<MarginAnswer> answer,
        DeskSnapshot snapshot,
        long nowNanos) {
    private static final String ADDED = "Margin added";
    private static final String AFTER = "Available after";
    private static final String BY_ITSELF =
            "Initial margin of this order by itself, as the venue states it; what it offsets makes it less";

    /** What the order adds to the initial margin. */
    Figure added() {
        return answer.map(this::added)
                .orElseGet(() -> isAsked
                        ? new Figure(ADDED, "being asked", "The venue is asked as soon as the order stands still")
                        : new Figure(ADDED, Numbers.MISSING, "It takes an order without mistakes to ask the venue"));
    }

    /** What is clear before anything is sent: empty unless the order needs more than is free. */
    String warning() {
        return known().filter(_ -> !eased)
                .flatMap(margins -> summary(margins)
                        .filter(summary -> after(margins, summary).signum() < 0)
                        .map(summary -> "Needs " + money(margins.of(side), margins) + " of margin by itself, and "
                                + money(summary.availableFunds(), margins)
                                + " are available: the venue is likely to refuse it."))
                .orElse("");
    }

    private Figure added(MarginAnswer said) {
        return switch (said) {
            case MarginAnswer.Known(OrderMargins margins) ->
                new Figure(
                        ADDED,
                        money(margins.of(side), margins) + ", "
                                + age(margins.stamp().ageSeconds(nowNanos)),
                        BY_ITSELF + band(margins));
            case MarginAnswer.Refused refused -> notKnown("the venue says " + refused.reason());
            case MarginAnswer.Unanswered unanswered -> notKnown(unanswered.reason());
        };
    }

    private static Figure notKnown(String reason) {
        return new Figure(ADDED, "not known: " + reason, "Not known: " + reason);
    }

    private static String band(OrderMargins margins) {
        String most = margins.maximumPrice()
                .map(price -> ". Buys at most at " + plain(price))
                .orElse("");
        String least = margins.minimumPrice()
                .map(price -> ", sells at least at " + plain(price))
                .orElse("");
        return most + least;
    }

    /** What is free now, as the venue last stated it. */
    Figure availableBefore(Currency settlement) {
        Optional<AccountSummary> summary = snapshot.account().flatMap(account -> account.summary(settlement));
        return summary.map(known -> new Figure(
                        "Available",
                        money(known.availableFunds(), settlement) + ", "
                                + age(known.stamp().ageSeconds(nowNanos)),
                        "Free for new orders, as the venue last stated"))
                .orElseGet(
                        () -> new Figure("Available", Numbers.MISSING, "The account states nothing in " + settlement));
    }

    /** What is left for other orders. */
    Figure availableAfter() {
        return known().flatMap(margins -> summary(margins).map(summary -> available(margins, summary)))
                .orElseGet(() ->
                        new Figure(AFTER, Numbers.MISSING, "It takes the order's margin and the account to know"));
    }

    private Figure available(OrderMargins margins, AccountSummary summary) {
        String age = age(summary.stamp().ageSeconds(nowNanos));
        if (eased) {
            return new Figure(
                    AFTER,
                    Numbers.MISSING,
                    "The order's margin does not come on top: it is open already, or only takes a position back");
        }
        return new Figure(
                AFTER,
                money(after(margins, summary), margins) + ", " + age,
                "Free funds of " + money(summary.availableFunds(), margins)
                        + " less the margin of this order by itself");
    }

    private BigDecimal after(OrderMargins margins, AccountSummary summary) {
        return summary.availableFunds().subtract(margins.of(side));
    }

    private Optional<OrderMargins> known() {
        return answer.flatMap(said ->
                said instanceof MarginAnswer.Known(OrderMargins margins) ? Optional.of(margins) : Optional.empty());
    }

    private Optional<AccountSummary> summary(OrderMargins margins) {
        Optional<AccountPicture> account = snapshot.account();
        return account.flatMap(picture -> picture.summary(margins.currency()));
    }

    private static String money(BigDecimal value, OrderMargins margins) {
        return money(value, margins.currency());
    }

    private static String money(BigDecimal value, Currency currency) {
        return Numbers.fixed(value.doubleValue(), currency.code().startsWith("USD") ? 2 : 6) + " " + currency;
    }

    private static String age(double seconds) {
        return Times.age(seconds) + " old";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
