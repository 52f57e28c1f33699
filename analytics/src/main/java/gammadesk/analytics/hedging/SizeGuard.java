package gammadesk.analytics.hedging;

/**
 * The order is a positive multiple of the lot and not too large.
 *
 * @param mostCoin largest order, coin
 */
public record SizeGuard(double mostCoin) implements Guardrail {
    @Override
    public String name() {
        return "size";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        boolean isOnLot = order.amount().signum() > 0
                && order.amount().remainder(order.instrument().minimumAmount()).signum() == 0;
        if (!isOnLot) {
            return require(
                    false,
                    order.amount() + " is no multiple of the lot "
                            + order.instrument().minimumAmount());
        }
        double coins = order.notionalUsd(context.indexUsd()) / context.indexUsd();
        return require(coins <= mostCoin, Guardrail.plain(coins) + " coin is above " + Guardrail.plain(mostCoin));
    }
}
