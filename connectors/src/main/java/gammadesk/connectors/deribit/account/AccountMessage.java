package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Position;
import gammadesk.connectors.deribit.DeribitError;
import gammadesk.connectors.deribit.DeribitSettings.Credits;
import gammadesk.connectors.vault.Secret;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One message of the venue on a signed-in connection. */
sealed interface AccountMessage {
    /**
     * The answer to a request.
     *
     * @param venueInMicros when the venue got the request, microseconds since the epoch, 0 if it did not say
     */
    record Reply(long id, Body body, long venueInMicros) implements AccountMessage {}

    /** The refusal of a request. */
    record Refusal(long id, DeribitError error, long venueInMicros) implements AccountMessage {}

    /** What a private channel says. */
    record News(List<Order> orders, List<Fill> fills, List<Position> positions, Optional<AccountSummary> summary)
            implements AccountMessage {}

    /** The venue is alive; a test request wants to be answered. */
    record Heartbeat(boolean isTestRequest) implements AccountMessage {}

    /** A sound message that is of no interest here. */
    record Ignored(String what) implements AccountMessage {}

    /** What could not be read, and why; without a sample, which might hold a token. */
    record Malformed(String reason) implements AccountMessage {}

    /** The result of a request, told by its shape. */
    sealed interface Body {
        /** The venue lets us in. */
        record Token(Secret refreshToken, long expiresInSeconds, Set<String> scopes) implements Body {}

        /** An order that was placed or changed, with what it traded at once. */
        record Placed(Order order, List<Fill> fills) implements Body {}

        /** One order. */
        record OneOrder(Order order) implements Body {}

        /** Orders. */
        record Orders(List<Order> orders) implements Body {}

        /** Executions; more follow after the last. */
        record Fills(List<Fill> fills, boolean hasMore) implements Body {}

        /** Positions. */
        record Positions(List<Position> positions) implements Body {}

        /** The account in each currency. */
        record Summaries(List<AccountSummary> summaries) implements Body {}

        /** What an order would need by itself, and between which prices the venue takes it. */
        record Margins(
                BigDecimal buy, BigDecimal sell, Optional<BigDecimal> minimumPrice, Optional<BigDecimal> maximumPrice)
                implements Body {}

        /** How many requests the venue lets the account make; empty where it did not say it in a way known here. */
        record Limits(Optional<Credits> general, Optional<Credits> matching) implements Body {}

        /** A page of closed orders and the place to go on from, if more follow. */
        record OrderPage(List<Order> orders, Optional<String> continuation) implements Body {}

        /** An empty list, of whatever it would have been. */
        record Nothing() implements Body {}

        /** Words, such as channels. */
        record Words(List<String> words) implements Body {}

        /** A word, such as {@code ok}. */
        record Word(String word) implements Body {}

        /** An integer, such as a time or a number of orders. */
        record Count(long value) implements Body {}

        /** Of no interest here. */
        record Other() implements Body {}
    }
}
