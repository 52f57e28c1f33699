package gammadesk.analytics.hedging;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Side;

/**
 * The limit price is on the ladder and not far on the bad side of the mark, nor far beyond the other side's best price.
 * One tick is always allowed, for cheap options are worth few of them.
 *
 * @param fromMark share of the mark
 * @param fromBook share of the other side's best price
 * @param ofOption both shares for an option
 */
public record PriceCollar(double fromMark, double fromBook, double ofOption) implements Guardrail {
    @Override
    public String name() {
        return "price collar";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        double price = order.limitPrice().doubleValue();
        if (order.limitPrice().signum() <= 0 || !order.instrument().ticks().accepts(order.limitPrice())) {
            return require(false, order.limitPrice().toPlainString() + " is no price of the ladder");
        }
        if (!(context.mark() > 0)) {
            return require(false, "the mark is not known");
        }
        double tick = order.instrument().ticks().tickAt(order.limitPrice()).doubleValue();
        boolean isOption = order.instrument().option().isPresent();
        double markShare = isOption ? ofOption : fromMark;
        if (!isWithin(order.side(), price, context.mark(), markShare, tick)) {
            return require(
                    false,
                    Guardrail.plain(price) + " is beyond " + Guardrail.plain(markShare * 100) + " % of the mark "
                            + Guardrail.plain(context.mark()));
        }
        double touch = context.book()
                .filter(book -> !book.stale())
                .map(book -> touch(book, order.side()))
                .orElse(Double.NaN);
        if (!(touch > 0)) {
            return require(false, "there is no live book to compare with");
        }
        double bookShare = isOption ? ofOption : fromBook;
        return require(
                isWithin(order.side(), price, touch, bookShare, tick),
                Guardrail.plain(price) + " is beyond " + Guardrail.plain(bookShare * 100) + " % of the best price "
                        + Guardrail.plain(touch));
    }

    private static double touch(OrderBook book, Side side) {
        return side == Side.BUY ? book.quote().ask() : book.quote().bid();
    }

    private static boolean isWithin(Side side, double price, double reference, double share, double tick) {
        double room = Math.max(reference * share, tick) * (1 + 1e-9);
        return side.sign() * (price - reference) <= room;
    }
}
