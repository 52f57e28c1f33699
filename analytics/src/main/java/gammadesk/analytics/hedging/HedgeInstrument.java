package gammadesk.analytics.hedging;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Something that a hedge may be made with, and its market.
 *
 * @param spec the contract's rules
 * @param mark in its price unit
 * @param usdPerPrice USD per coin for one unit of price: the forward for inverse options, else 1
 * @param indexUsd USD per coin
 * @param quote best prices; an amount of NaN means that nobody knows how much stands there
 * @param book the live book, empty where none is followed
 * @param funding8h of a perpetual, the share that longs pay in eight hours; NaN for the rest
 * @param ageSeconds of its prices
 */
public record HedgeInstrument(
        Instrument spec,
        double mark,
        double usdPerPrice,
        double indexUsd,
        Quote quote,
        Optional<OrderBook> book,
        double funding8h,
        double ageSeconds) {
    /** The venue's name. */
    public String name() {
        return spec.name();
    }

    /** Whether a coin of it moves like a coin. */
    public boolean isDeltaOne() {
        return spec.kind() == InstrumentKind.PERPETUAL
                || spec.kind() == InstrumentKind.FUTURE
                || spec.kind() == InstrumentKind.SPOT;
    }

    /** Coin in an amount. */
    public double coins(double amount) {
        return isAmountInUsd() ? amount / mark : amount;
    }

    /** The amount of so many coins. */
    public double amount(double coins) {
        return isAmountInUsd() ? coins * mark : coins;
    }

    /** USD of notional in an amount. */
    public double notionalUsd(double amount) {
        return isAmountInUsd() ? amount : amount * (isDeltaOne() ? mark : indexUsd);
    }

    /** Whether its amounts are USD; those of the rest are coin. */
    public boolean isAmountInUsd() {
        return HedgeOrder.isAmountInUsd(spec);
    }

    /** The nearest multiple of the lot towards zero, never negative. */
    public BigDecimal lots(double amount) {
        BigDecimal lot = spec.minimumAmount();
        if (!(amount > 0) || Double.isInfinite(amount)) {
            return BigDecimal.ZERO;
        }
        return BigDecimal.valueOf(amount * (1 + 1e-12))
                .divide(lot, 0, RoundingMode.FLOOR)
                .multiply(lot);
    }

    /** The nearest multiple of the lot, never negative. */
    public BigDecimal nearestLots(double amount) {
        return lots(amount + spec.minimumAmount().doubleValue() / 2);
    }

    /** The live levels that an order would meet; empty when no book can be trusted. */
    public List<Level> levels(Side side) {
        return book.filter(live -> !live.stale())
                .map(live -> side == Side.BUY ? live.asks() : live.bids())
                .orElse(List.of());
    }

    /** The best price that an order would meet, NaN when there is none. */
    public double touch(Side side) {
        List<Level> levels = levels(side);
        if (!levels.isEmpty()) {
            return levels.getFirst().price();
        }
        return side == Side.BUY ? quote.ask() : quote.bid();
    }

    /** The middle; the mark where only one side is quoted. */
    public double mid() {
        double mid = (touch(Side.BUY) + touch(Side.SELL)) / 2;
        return mid > 0 ? mid : mark;
    }

    /** The largest amount at a share of what is seen to stand there; unbounded where amounts are not known. */
    public double mostAmount(Side side, double participation) {
        List<Level> levels = levels(side);
        if (!levels.isEmpty()) {
            return participation * levels.stream().mapToDouble(Level::amount).sum();
        }
        double best = side == Side.BUY ? quote.askAmount() : quote.bidAmount();
        return Double.isNaN(best) ? Double.POSITIVE_INFINITY : participation * best;
    }

    /** The worst price that an amount meets now, on the ladder; empty when that side has no price. */
    public Optional<BigDecimal> limitPrice(Side side, double amount) {
        double worst = touch(side);
        double left = amount;
        for (Level level : levels(side)) {
            if (left <= 0) {
                break;
            }
            worst = level.price();
            left -= level.amount();
        }
        RoundingMode outward = side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR;
        double price = worst;
        return price > 0
                ? Optional.of(spec.ticks().round(BigDecimal.valueOf(price), outward))
                        .filter(rounded -> rounded.signum() > 0)
                : Optional.empty();
    }

    /** Whether its profit is in coin. */
    boolean isInverse() {
        return spec.settlement() == Settlement.INVERSE;
    }
}
