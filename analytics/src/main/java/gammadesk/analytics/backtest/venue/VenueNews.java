package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;

/** Something that happened to the trader at a replayed venue, at a moment of the venue's clock. */
public sealed interface VenueNews {
    /** When, milliseconds since the epoch. */
    long millis();

    /** What was asked of the venue. */
    enum Request {
        ORDER,
        AMENDMENT,
        CANCEL
    }

    /** Why something is not done. */
    enum Refusal {
        UNKNOWN_INSTRUMENT("no such instrument is listed"),
        UNSUPPORTED("this venue does not do that"),
        BOOK_CLOSED("the instrument cannot be traded now"),
        BAD_AMOUNT("the amount is not a multiple of the smallest one"),
        BAD_PRICE("the price does not lie on the ladder"),
        TOO_LATE("it came after the moment until which it was valid"),
        NO_QUOTE("there is no fresh quote on both sides to take from"),
        NO_INDEX("nobody knows what the coin is worth in USD"),
        WOULD_TAKE("it was never to take and would have"),
        WOULD_OPEN("it was only to reduce and there is nothing to reduce"),
        NOT_ENOUGH_FUNDS("the equity does not cover the initial margin"),
        NOT_OPEN("no such order is open"),
        OUTAGE("the venue is out");

        private final String sentence;

        Refusal(String sentence) {
            this.sentence = sentence;
        }

        /** In words. */
        public String sentence() {
            return sentence;
        }
    }

    /** Why an order ended without being filled to the end. */
    enum Ending {
        /** The trader asked for it. */
        ASKED,
        /** What an order that may not rest did not find. */
        IMMEDIATE,
        /** What it went for was gone when it came. */
        MISSED,
        /** Another order of the same trader would have met it. */
        SELF_TRADE,
        /** There is nothing left that it could reduce. */
        NOTHING_TO_REDUCE,
        /** The account is being liquidated. */
        LIQUIDATION,
        /** Its instrument has expired. */
        EXPIRED
    }

    /** An order reached the venue and was accepted; what it took follows. */
    record Booked(long millis, long id, VenueOrder order) implements VenueNews {}

    /**
     * An order was filled.
     *
     * @param id the order
     * @param price in the instrument's price unit
     * @param amount in its amount unit
     * @param left of the order
     * @param maker whether the order was resting
     * @param currency in which it is settled
     * @param fee in that currency, positive when paid
     * @param feeUsd the same in USD
     * @param spreadUsd what the price was worse than the mark; negative when better
     */
    record Filled(
            long millis,
            long id,
            String instrument,
            Side side,
            double price,
            double amount,
            double left,
            boolean maker,
            Currency currency,
            double fee,
            double feeUsd,
            double spreadUsd)
            implements VenueNews {}

    /**
     * An order is what it was amended to.
     *
     * @param amount the whole of it, what was filled before included
     * @param limit in its price unit
     */
    record Amended(long millis, long id, double amount, double limit) implements VenueNews {}

    /**
     * An order ended.
     *
     * @param left what was not filled
     */
    record Cancelled(long millis, long id, double left, Ending why) implements VenueNews {}

    /** What was asked is not done; an order that was to be amended or cancelled is as it was. */
    record Rejected(long millis, long id, Request what, Refusal why) implements VenueNews {}

    /** What an order went for was gone when it came: it took nothing, and rests only where its terms let it. */
    record Missed(long millis, long id, String instrument) implements VenueNews {}

    /** A request was lost in an outage: nothing was done and the trader is not told. */
    record Unanswered(long millis, long id, Request what) implements VenueNews {}

    /**
     * Equity no longer covers the maintenance margin; positions are being closed.
     *
     * @param currency whose account it is
     * @param equity in that currency
     * @param maintenance in that currency
     */
    record MarginCall(long millis, Currency currency, double equity, double maintenance) implements VenueNews {}

    /**
     * The venue closed a part of a position.
     *
     * @param side of the closing trade
     * @param fee in the settlement currency, positive when paid
     * @param feeUsd the same in USD
     * @param spreadUsd what the price was worse than the mark
     * @param left of the position, signed
     */
    record Liquidated(
            long millis,
            String instrument,
            Side side,
            double price,
            double amount,
            double left,
            Currency currency,
            double fee,
            double feeUsd,
            double spreadUsd)
            implements VenueNews {}

    /**
     * A position was settled at its expiry.
     *
     * @param amount signed
     * @param deliveryPrice USD per coin
     * @param paid into the account in the settlement currency: of an option the pay-off, of a future the profit since
     *     its average price
     */
    record Settled(long millis, String instrument, double amount, double deliveryPrice, Currency currency, double paid)
            implements VenueNews {}

    /**
     * What a perpetual cost since the last such news; told at 00:00, 08:00 and 16:00 UTC.
     *
     * @param paid in the settlement currency, negative when received
     * @param paidUsd in USD
     */
    record FundingPaid(long millis, String instrument, Currency currency, double paid, double paidUsd)
            implements VenueNews {}

    /** From now on nothing is traded and no market data come. */
    record OutageBegan(long millis) implements VenueNews {}

    /** The venue is back. */
    record OutageEnded(long millis) implements VenueNews {}
}
