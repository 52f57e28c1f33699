package gammadesk.analytics.hedging;

import gammadesk.analytics.market.Order;

/** The order would not trade with a working one of our own. One whose price is not known could be met at any. */
public record SelfCrossGuard() implements Guardrail {
    @Override
    public String name() {
        return "self-cross";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        return context.working()
                .map(working -> working.stream().noneMatch(own -> crosses(own, order)))
                .map(isFree -> require(isFree, "a working order of ours stands on the other side"))
                .orElseGet(() -> require(false, "our working orders are not known"));
    }

    private static boolean crosses(Order own, HedgeOrder order) {
        return own.isLive()
                && own.instrument().equals(order.instrument().name())
                && own.side() != order.side()
                && own.price()
                        .map(price -> order.side().sign() * order.limitPrice().compareTo(price) >= 0)
                        .orElse(true);
    }
}
