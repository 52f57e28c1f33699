package gammadesk.analytics.hedging.execution;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Size and price of the parts of a leg. No price is ever beyond the leg's limit, no amount beyond what is left. */
public final class Slices {
    private Slices() {}

    /**
     * The next part: whole lots inside the participation of what stands within the limit, at least one lot and at most
     * what is left; zero when nothing stands there.
     */
    public static BigDecimal amount(HedgeInstrument market, HedgeLeg leg, BigDecimal left, double participation) {
        double within = depthWithin(market, leg);
        if (!(within > 0)) {
            return BigDecimal.ZERO;
        }
        return Double.isInfinite(within)
                ? left
                : market.lots(within * participation)
                        .max(market.spec().minimumAmount())
                        .min(left);
    }

    /** What stands on the other side at the limit or better; infinite where amounts are not known. */
    static double depthWithin(HedgeInstrument market, HedgeLeg leg) {
        if (!(market.touch(leg.side()) > 0) || isBeyond(market, leg)) {
            return 0;
        }
        List<Level> levels = market.levels(leg.side());
        return levels.isEmpty()
                ? market.mostAmount(leg.side(), 1)
                : levels.stream()
                        .filter(level -> isWithin(BigDecimal.valueOf(level.price()), leg))
                        .mapToDouble(Level::amount)
                        .sum();
    }

    /** Whether the best price of the other side is worse than the limit. */
    public static boolean isBeyond(HedgeInstrument market, HedgeLeg leg) {
        double touch = market.touch(leg.side());
        return touch > 0 && !isWithin(BigDecimal.valueOf(touch), leg);
    }

    private static boolean isWithin(BigDecimal price, HedgeLeg leg) {
        return leg.side().sign() * price.compareTo(leg.limitPrice()) <= 0;
    }

    /**
     * Where a part waits: the best price of its own side, at most the limit. Empty where that side has no price, or
     * where waiting there would take.
     */
    public static Optional<BigDecimal> restingPrice(HedgeInstrument market, HedgeLeg leg) {
        boolean isBuy = leg.side() == Side.BUY;
        double own = market.touch(isBuy ? Side.SELL : Side.BUY);
        if (!(own > 0)) {
            return Optional.empty();
        }
        RoundingMode inward = isBuy ? RoundingMode.FLOOR : RoundingMode.CEILING;
        BigDecimal price = inside(market.spec().ticks().round(BigDecimal.valueOf(own), inward), leg);
        return Optional.of(price).filter(found -> found.signum() > 0 && !takes(found, market, leg));
    }

    private static boolean takes(BigDecimal price, HedgeInstrument market, HedgeLeg leg) {
        double other = market.touch(leg.side());
        return other > 0 && leg.side().sign() * price.compareTo(BigDecimal.valueOf(other)) >= 0;
    }

    /** The worst price that an amount needs now, at most the limit; empty where the market is beyond it. */
    public static Optional<BigDecimal> crossingPrice(HedgeInstrument market, HedgeLeg leg, BigDecimal amount) {
        return isBeyond(market, leg)
                ? Optional.empty()
                : market.limitPrice(leg.side(), amount.doubleValue()).map(price -> inside(price, leg));
    }

    private static BigDecimal inside(BigDecimal price, HedgeLeg leg) {
        return leg.side() == Side.BUY ? price.min(leg.limitPrice()) : price.max(leg.limitPrice());
    }
}
