package gammadesk.analytics.port;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The way of an order to a venue, and of everything that happens to an account back. No future of it ends exceptionally
 * on account of the venue or the network. An order whose answer did not come ends its future as
 * {@link Outcome.Unknown}: it may live. The gateway then looks it up by its label until it is settled, tells so by
 * {@link AccountEvent.OrderSettled} and {@link #settlement}, and until then sends nothing that depends on it. Futures
 * and listeners are served on the gateway's own thread and must return quickly.
 */
public interface OrderGateway extends AutoCloseable {
    /** Which venue this is. */
    Venue venue();

    /**
     * Starts to connect and sign in, in the background.
     *
     * @throws IllegalStateException when opened before
     */
    void open(AccountListener listener);

    /** State and counters now. Cheap; may be called from any thread. */
    GatewayHealth health();

    /** The account as it is known now. Cheap; may be called from any thread. */
    AccountView view();

    /** The venue's time as far as it is known, milliseconds since the epoch: the clock of {@code validUntilMillis}. */
    long venueMillis();

    /** A label that was never used before, here or in an earlier run. */
    String newLabel();

    /**
     * Lets orders through where the money is real; it starts disarmed. Cancels always go through. Where the money is
     * not real nothing needs arming.
     *
     * @param confirmation the venue's address as {@link Venue#address} gives it, so that nobody arms the wrong one
     * @return whether it is armed now
     */
    boolean arm(String confirmation);

    /** Lets no more orders through where the money is real. */
    void disarm();

    /**
     * Who has the last word on every order and edit from now on, those included that wait here already. Before the
     * first there is none.
     */
    void guard(Guard guard);

    /** Sends one order. What cannot be sent before its {@code validUntilMillis} is refused and never sent. */
    CompletableFuture<Outcome> submit(Request request);

    /** Changes an open order. */
    CompletableFuture<Outcome> edit(Edit edit);

    /** Cancels one order by the venue's id; overtakes everything that waits to be sent. */
    CompletableFuture<Outcome> cancel(String orderId);

    /** Cancels all orders of a scope, those included that wait here to be sent. */
    CompletableFuture<CancelOutcome> cancelAll(Scope scope);

    /**
     * Closes a position by a reduce-only order of its present size.
     *
     * @param limitPrice in the instrument's price unit; empty to take what the market gives
     */
    CompletableFuture<Outcome> closePosition(String instrument, Optional<BigDecimal> limitPrice, long validUntilMillis);

    /**
     * What finally becomes of an order or edit of this run, or of one left over from the last: Unknown only when the
     * gateway is closed before it is known.
     */
    CompletableFuture<Outcome> settlement(String label);

    /**
     * Loads the next older page of the account's past in every currency and merges it into {@link #view}; what is known
     * already is not taken twice. Asked again while it is under way, it gives the same answer.
     */
    CompletableFuture<PastAnswer> loadOlder(Past past);

    /** Executions from a moment on, oldest first, as the venue has them; the second time is exclusive. */
    CompletableFuture<Answer<List<Fill>>> fills(Currency currency, long fromMillis, long toMillis);

    /**
     * Asks what margin an order would need; places nothing. Only the newest question is worth an answer: one that was
     * not sent yet ends as {@link MarginAnswer.Unanswered} when another is put, and no more than a few go out a second.
     *
     * @param amount in the instrument's amount unit
     * @param price in the instrument's price unit
     */
    CompletableFuture<MarginAnswer> margins(String instrument, BigDecimal amount, BigDecimal price);

    /** Signs out and ends every thread. What is not answered yet ends as Unknown. Idempotent. */
    @Override
    void close();

    /**
     * What to send.
     *
     * @param label ours, unique, at most 64 of {@code A-Z a-z 0-9 . _ : -}
     * @param instrument the venue's name
     * @param side buy or sell
     * @param amount in the instrument's amount unit
     * @param type how it finds its price
     * @param limitPrice in the instrument's price unit (or in that of {@code quoting}); empty for a market order
     * @param triggerPrice of stop and take orders
     * @param trigger which price triggers
     * @param timeInForce how long it stays
     * @param quoting the unit of the limit price
     * @param postOnly refuse instead of taking liquidity
     * @param reduceOnly never open or turn a position
     * @param validUntilMillis venue time after which the venue must refuse it
     * @param after labels that must be settled before this one is sent
     */
    record Request(
            String label,
            String instrument,
            Side side,
            BigDecimal amount,
            OrderType type,
            Optional<BigDecimal> limitPrice,
            Optional<BigDecimal> triggerPrice,
            Optional<Trigger> trigger,
            TimeInForce timeInForce,
            Quoting quoting,
            boolean postOnly,
            boolean reduceOnly,
            long validUntilMillis,
            Set<String> after) {
        public Request {
            after = Set.copyOf(after);
        }

        /** A plain limit order that stays until it is cancelled. */
        public static Request limit(
                String label, String instrument, Side side, BigDecimal amount, BigDecimal price, long validUntil) {
            return plain(label, instrument, side, amount, OrderType.LIMIT, Optional.of(price), validUntil);
        }

        /** A plain market order. */
        public static Request market(
                String label, String instrument, Side side, BigDecimal amount, long validUntilMillis) {
            return plain(label, instrument, side, amount, OrderType.MARKET, Optional.empty(), validUntilMillis);
        }

        /** The same, sent only after others are settled. */
        public Request after(Set<String> labels) {
            return new Request(
                    label,
                    instrument,
                    side,
                    amount,
                    type,
                    limitPrice,
                    triggerPrice,
                    trigger,
                    timeInForce,
                    quoting,
                    postOnly,
                    reduceOnly,
                    validUntilMillis,
                    labels);
        }

        /** The same with both flags as given. */
        public Request with(boolean post, boolean reduce) {
            return new Request(
                    label,
                    instrument,
                    side,
                    amount,
                    type,
                    limitPrice,
                    triggerPrice,
                    trigger,
                    timeInForce,
                    quoting,
                    post,
                    reduce,
                    validUntilMillis,
                    after);
        }

        private static Request plain(
                String label,
                String instrument,
                Side side,
                BigDecimal amount,
                OrderType type,
                Optional<BigDecimal> price,
                long validUntil) {
            return new Request(
                    label,
                    instrument,
                    side,
                    amount,
                    type,
                    price,
                    Optional.empty(),
                    Optional.empty(),
                    TimeInForce.GOOD_TIL_CANCELLED,
                    Quoting.PRICE,
                    false,
                    false,
                    validUntil,
                    Set.of());
        }
    }

    /**
     * Asked on the gateway's thread while an order or edit waits here and once more right before it goes out: what was
     * decided meanwhile counts. Must not block. Cancels are never asked for.
     */
    @FunctionalInterface
    interface Guard {
        /** One clause on why what has this label is refused instead of sent; empty when it may go. */
        Optional<String> objection(String label);
    }

    /** Which price sets off a stop or take order. */
    enum Trigger {
        INDEX_PRICE,
        MARK_PRICE,
        LAST_PRICE
    }

    /**
     * A change of an open order.
     *
     * @param order as it is known
     * @param amount the new total amount
     * @param price the new limit price, in the unit in which the order was given: where the venue keeps it, USD or
     *     percent
     * @param postOnly refuse instead of taking liquidity
     * @param validUntilMillis venue time after which the venue must refuse it
     */
    record Edit(Order order, BigDecimal amount, BigDecimal price, boolean postOnly, long validUntilMillis) {}

    /** Which orders to cancel. */
    sealed interface Scope {
        /** All of the account. */
        record Everything() implements Scope {}

        /** All in instruments of a currency. */
        record OfCurrency(Currency currency) implements Scope {}

        /** All in an instrument. */
        record OfInstrument(String instrument) implements Scope {}

        /** All that carry a label. */
        record OfLabel(String label) implements Scope {}
    }

    /** What became of a request. */
    sealed interface Outcome {
        /** The venue booked it and says how it stands. */
        record Accepted(Order order) implements Outcome {}

        /**
         * Nothing was booked.
         *
         * @param venueCode the venue's number, 0 when it was not the venue that refused
         */
        record Refused(int venueCode, String reason, boolean retryable) implements Outcome {}

        /** No answer came: it may or may not be booked, and is being looked up. */
        record Unknown(String label, String reason) implements Outcome {}
    }

    /** What became of a wish to cancel many. */
    sealed interface CancelOutcome {
        /** How many orders the venue cancelled, and how many had not been sent yet. */
        record Done(long atVenue, int unsent) implements CancelOutcome {}

        /** The venue refused. */
        record Refused(int venueCode, String reason) implements CancelOutcome {}

        /** No answer came; it is sent again as soon as there is a connection. */
        record Unknown(String reason) implements CancelOutcome {}
    }

    /** What was asked for, or one clause on why it is not to be had. */
    sealed interface Answer<T> {
        record Known<T>(T value) implements Answer<T> {}

        record Unavailable<T>(String reason) implements Answer<T> {}
    }
}
