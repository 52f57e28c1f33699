package gammadesk.analytics.port;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The way of an order to a venue. A future that ends without an answer from the venue ends in {@link Outcome.Unknown},
 * never exceptionally: such an order may live, and must be looked up by its label before anything depends on it.
 */
public interface OrderGateway extends AutoCloseable {
    /** Which venue this is. */
    Venue venue();

    /** Sends one order. */
    CompletableFuture<Outcome> submit(Request request);

    /** Cancels one order by the venue's id. */
    CompletableFuture<Outcome> cancel(String orderId);

    /** The order that carries a label of ours, if the venue knows one. */
    CompletableFuture<Optional<Order>> findByLabel(String label);

    /** The account's positions. */
    CompletableFuture<List<Position>> positions();

    @Override
    void close();

    /**
     * What to send.
     *
     * @param label ours, unique, at most 64 characters
     * @param instrument the venue's name
     * @param side buy or sell
     * @param amount in the instrument's amount unit
     * @param limitPrice in the instrument's price unit; empty for a market order
     * @param postOnly refuse instead of taking liquidity
     * @param reduceOnly never open or turn a position
     * @param validUntilMillis venue time after which the venue must refuse it
     */
    record Request(
            String label,
            String instrument,
            Side side,
            BigDecimal amount,
            Optional<BigDecimal> limitPrice,
            boolean postOnly,
            boolean reduceOnly,
            long validUntilMillis) {}

    /** What became of a request. */
    sealed interface Outcome {
        /** The venue booked it and says how it stands. */
        record Accepted(Order order) implements Outcome {}

        /** The venue refused it: nothing was booked. */
        record Refused(int venueCode, String reason, boolean retryable) implements Outcome {}

        /** No answer came: it may or may not be booked. */
        record Unknown(String label, String reason) implements Outcome {}
    }
}
