package gammadesk.connectors.simulator.accounts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What one account holds in one contract, with two bases: the trades that built it, from which the average price comes,
 * and the last settlement, from which session profits count. A basis is the sum of trade values
 * ({@link Contract#value}), so a profit is the value at the mark less the basis, and basis less realised changes with
 * every trade by exactly that trade's value: nothing is lost to rounding.
 */
final class Position {
    /** Decimals of the basis of averages: enough for the price of the smallest position to come out exact. */
    private static final int FINE = 24;

    private final Contract contract;
    private BigDecimal size;
    private BigDecimal entry;
    private BigDecimal sessionEntry;
    private BigDecimal realised;
    private BigDecimal funding;
    private BigDecimal settlementPrice;
    private BigDecimal lastMark;

    Position(Contract contract) {
        this(contract, PositionState.empty(contract.name()));
    }

    Position(Contract contract, PositionState state) {
        this.contract = contract;
        size = state.size();
        entry = state.entry();
        sessionEntry = state.sessionEntry();
        realised = state.sessionRealised();
        funding = state.sessionFunding();
        settlementPrice = state.settlementPrice();
        lastMark = state.lastMark();
    }

    PositionState state() {
        return new PositionState(
                contract.name(), size, entry, sessionEntry, realised, funding, settlementPrice, lastMark);
    }

    /**
     * The part of a trade that closes, if any, and the part that opens, if any.
     *
     * @param amount signed
     * @param value of the trade
     */
    List<Part> split(BigDecimal amount, BigDecimal value) {
        if (size.signum() == 0 || size.signum() == amount.signum()) {
            return List.of(new Part(amount, value, true));
        }
        if (amount.abs().compareTo(size.abs()) <= 0) {
            return List.of(new Part(amount, value, false));
        }
        BigDecimal closing = size.negate();
        BigDecimal closingValue = Money.divide(value.multiply(closing), amount);
        return List.of(
                new Part(closing, closingValue, false),
                new Part(amount.subtract(closing), value.subtract(closingValue), true));
    }

    /**
     * A trade that does not cross zero.
     *
     * @param amount signed
     * @param value of it
     * @param opens whether the position grows
     */
    record Part(BigDecimal amount, BigDecimal value, boolean opens) {}

    /**
     * Takes in a trade that does not cross zero.
     *
     * @param amount signed
     * @param value the trade's value, of the amount's sign for options and of the other for inverse futures
     * @param price of the trade
     * @return the session profit that it realised, 0 when it opened
     */
    BigDecimal trade(BigDecimal amount, BigDecimal value, BigDecimal price) {
        boolean opens = size.signum() == 0 || size.signum() == amount.signum();
        BigDecimal gain = Money.ZERO;
        if (opens) {
            entry = entry.add(contract.value(amount, price, FINE));
            sessionEntry = sessionEntry.add(value);
        } else {
            entry = entry.subtract(released(entry, amount, FINE));
            BigDecimal part = released(sessionEntry, amount, Money.SCALE);
            sessionEntry = sessionEntry.subtract(part);
            gain = part.add(value).negate();
            realised = realised.add(gain);
        }
        size = size.add(amount);
        return gain;
    }

    /** The share of a basis that closing an amount sets free; all of it when nothing remains. */
    private BigDecimal released(BigDecimal basis, BigDecimal amount, int scale) {
        BigDecimal closed = amount.abs();
        return closed.compareTo(size.abs()) == 0
                ? basis
                : basis.multiply(closed).divide(size.abs(), scale, RoundingMode.HALF_EVEN);
    }

    void fund(BigDecimal payment) {
        funding = funding.add(payment);
    }

    /** Starts a new session at a price; returns the session's whole profit, funding included. */
    BigDecimal settle(BigDecimal price) {
        BigDecimal value = contract.value(size, price);
        BigDecimal profit = sessionProfit(value);
        sessionEntry = value;
        realised = Money.ZERO;
        funding = Money.ZERO;
        settlementPrice = price;
        lastMark = price;
        return profit;
    }

    private BigDecimal sessionProfit(BigDecimal value) {
        return realised.add(funding).add(value).subtract(sessionEntry);
    }

    /** Forgets size and bases after delivery. */
    void close() {
        size = BigDecimal.ZERO;
        entry = Money.ZERO;
        sessionEntry = Money.ZERO;
    }

    void mark(BigDecimal price) {
        lastMark = price;
    }

    Contract contract() {
        return contract;
    }

    BigDecimal size() {
        return size;
    }

    BigDecimal lastMark() {
        return lastMark;
    }

    BigDecimal settlementPrice() {
        return settlementPrice;
    }

    BigDecimal averagePrice() {
        return contract.priceOf(size, entry);
    }

    /** What a part of the open size was traded for, of the sign of its value. */
    BigDecimal basis(BigDecimal part) {
        return size.signum() == 0 ? Money.ZERO : Money.round(released(entry, part, FINE));
    }

    /** Value at the last mark. */
    BigDecimal value() {
        return contract.value(size, lastMark);
    }

    /** Profit of the open size since its trades. */
    BigDecimal profit() {
        return Money.round(contract.value(size, lastMark, FINE).subtract(entry));
    }

    /** Unrealised since the last settlement. */
    BigDecimal sessionUnrealised() {
        return value().subtract(sessionEntry);
    }

    /** Realised since the last settlement, funding included. */
    BigDecimal sessionRealised() {
        return realised.add(funding);
    }

    BigDecimal sessionFunding() {
        return funding;
    }

    /** What of the session stands between cash and equity besides the value at the mark. */
    BigDecimal pending() {
        return realised.add(funding).subtract(sessionEntry);
    }

    boolean isEmpty() {
        return size.signum() == 0 && realised.signum() == 0 && funding.signum() == 0;
    }
}
