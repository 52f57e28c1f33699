package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.MarketPort.Prices;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an untriggered order waits for. Prices in {@link Units}.
 *
 * @param source the price that is watched
 * @param onRise whether it goes when that price has risen to the trigger, else when it has fallen to it
 * @param price the trigger
 * @param offset of a trailing stop, else 0
 * @param reference the watched price when a trailing stop was placed, else 0
 */
record Watch(TriggerSource source, boolean onRise, long price, long offset, long reference) {
    /** A trigger at a price; a take order waits for the opposite of what a stop waits for. */
    static Watch at(OrderTerms terms, TriggerSource source, long price) {
        return new Watch(source, (terms.side() == Side.BUY) != terms.type().isTake(), price, 0, 0);
    }

    /** A trigger that follows the watched price. */
    static Watch trailing(Side side, TriggerSource source, long offset, long reference) {
        boolean rise = side == Side.BUY;
        return new Watch(source, rise, rise ? reference + offset : reference - offset, offset, reference);
    }

    /** What a reported order waits for. */
    static Watch of(OrderReport order) {
        OrderTerms.Trigger trigger = order.terms().trigger().orElseThrow();
        long price = Units.exact(order.triggerPrice().orElseThrow());
        Watch fixed = at(order.terms(), trigger.source(), price);
        return order.triggerReference()
                .map(reference -> new Watch(
                        trigger.source(),
                        fixed.onRise(),
                        price,
                        Units.exact(trigger.offset().orElseThrow()),
                        Units.exact(reference)))
                .orElse(fixed);
    }

    /** The watched price; NaN while it is not known. */
    static double watched(TriggerSource source, Prices prices) {
        return switch (source) {
            case INDEX_PRICE -> prices.index();
            case MARK_PRICE -> prices.mark();
            case LAST_PRICE -> prices.last();
        };
    }

    boolean isHit(long watched) {
        return onRise ? watched >= price : watched <= price;
    }

    /** A trailing stop after the watched price has moved; any other stays. */
    Watch follow(long watched) {
        if (offset == 0) {
            return this;
        }
        long next = onRise ? Math.min(price, watched + offset) : Math.max(price, watched - offset);
        return next == price ? this : new Watch(source, onRise, next, offset, reference);
    }

    BigDecimal shownPrice() {
        return Units.decimal(price);
    }

    Optional<BigDecimal> shownReference() {
        return offset == 0 ? Optional.empty() : Optional.of(Units.decimal(reference));
    }
}
