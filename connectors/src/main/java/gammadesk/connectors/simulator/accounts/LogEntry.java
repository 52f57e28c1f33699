package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import java.math.BigDecimal;

/**
 * A line of an account's transaction log. Money in {@code currency}.
 *
 * @param id unique at the venue, rising
 * @param userSeq consecutive per account, from 1
 * @param accountId whose
 * @param currency which balance
 * @param timestamp venue time, milliseconds
 * @param cashflow of a future: realised session profit; of an option: premium paid or received
 * @param change of the balance
 * @param balance after it
 * @param equity after it
 * @param commission fee, positive when paid
 * @param detail what it was
 */
public record LogEntry(
        long id,
        long userSeq,
        long accountId,
        Currency currency,
        long timestamp,
        BigDecimal cashflow,
        BigDecimal change,
        BigDecimal balance,
        BigDecimal equity,
        BigDecimal commission,
        Detail detail) {
    /** The venue's word for the type. */
    public String type() {
        return detail.type();
    }

    /** What happened. */
    public sealed interface Detail {
        /** The venue's word. */
        String type();
    }

    /**
     * A trade, or the part of one that closed or opened.
     *
     * @param instrument the venue's name
     * @param side {@code open buy}, {@code close sell}, …
     * @param position signed, after it
     * @param amount without sign
     * @param price in the instrument's price unit
     * @param markPrice at the moment, NaN if unknown
     * @param indexPrice USD, NaN if unknown
     * @param tradeId the venue's id
     * @param orderId the venue's id
     * @param maker whether the order was resting
     * @param liquidation whether it was forced
     * @param interest funding of the session so far
     */
    public record Trade(
            String instrument,
            String side,
            BigDecimal position,
            BigDecimal amount,
            BigDecimal price,
            double markPrice,
            double indexPrice,
            String tradeId,
            String orderId,
            boolean maker,
            boolean liquidation,
            BigDecimal interest)
            implements Detail {
        @Override
        public String type() {
            return "trade";
        }
    }

    /**
     * The daily settlement of a future.
     *
     * @param instrument the venue's name
     * @param side {@code long}, {@code short} or {@code -}
     * @param position signed
     * @param price settlement price
     * @param indexPrice USD, NaN if unknown
     * @param sessionRealised of the session, funding included
     * @param sessionUnrealised of the session
     * @param totalInterest funding of the session
     */
    public record Settlement(
            String instrument,
            String side,
            BigDecimal position,
            BigDecimal price,
            double indexPrice,
            BigDecimal sessionRealised,
            BigDecimal sessionUnrealised,
            BigDecimal totalInterest)
            implements Detail {
        @Override
        public String type() {
            return "settlement";
        }
    }

    /**
     * The end of a contract. In two-step delivery an option in the money has one with the strike as price, which books
     * no pay-off, before that of its future.
     *
     * @param instrument the venue's name
     * @param side {@code close sell} of a long position, {@code close buy} of a short one
     * @param amount without sign, what was held
     * @param price what it was delivered at, in the instrument's price unit
     * @param indexPrice delivery price, USD
     * @param sessionRealised of the session
     * @param into the future into which an option settled; empty otherwise
     */
    public record Delivery(
            String instrument,
            String side,
            BigDecimal amount,
            BigDecimal price,
            BigDecimal indexPrice,
            BigDecimal sessionRealised,
            String into)
            implements Detail {
        @Override
        public String type() {
            return "delivery";
        }
    }

    /**
     * Money that came or went without a trade.
     *
     * @param type {@code deposit}, {@code transfer}, {@code withdrawal} or {@code correction}
     * @param note what for
     * @param otherAccount whose, 0 for none
     */
    public record Movement(String type, String note, long otherAccount) implements Detail {}
}
