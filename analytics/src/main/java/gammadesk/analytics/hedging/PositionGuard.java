package gammadesk.analytics.hedging;

import gammadesk.analytics.market.Order;
import java.util.List;

/**
 * The position in the instrument stays within its limit even if every working order on the same side is filled. An
 * order that makes a position smaller passes.
 *
 * @param mostCoin largest position, coin
 */
public record PositionGuard(double mostCoin) implements Guardrail {
    @Override
    public String name() {
        return "position limit";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        if (context.working().isEmpty() || Double.isNaN(context.position())) {
            return require(false, "position or working orders are not known");
        }
        double perCoin = HedgeOrder.isAmountInUsd(order.instrument()) ? context.indexUsd() : 1;
        double next = context.position()
                + order.signedAmount()
                + sameSide(context.working().get(), order) * order.side().sign();
        boolean isSmaller = Math.abs(next) < Math.abs(context.position());
        double coins = Math.abs(next) / perCoin;
        return require(
                isSmaller || coins <= mostCoin, Guardrail.plain(coins) + " coin is above " + Guardrail.plain(mostCoin));
    }

    private static double sameSide(List<Order> working, HedgeOrder order) {
        return working.stream()
                .filter(own -> own.isLive()
                        && own.instrument().equals(order.instrument().name())
                        && own.side() == order.side())
                .mapToDouble(own -> own.amount().subtract(own.filled()).doubleValue())
                .sum();
    }
}
