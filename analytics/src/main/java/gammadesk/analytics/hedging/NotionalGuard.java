package gammadesk.analytics.hedging;

/**
 * The order is not too large in money.
 *
 * @param mostUsd largest order, USD at the index
 */
public record NotionalGuard(double mostUsd) implements Guardrail {
    @Override
    public String name() {
        return "notional";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        if (!(context.indexUsd() > 0)) {
            return require(false, "the index is not known");
        }
        double usd = order.notionalUsd(context.indexUsd());
        return require(usd <= mostUsd, Guardrail.plain(usd) + " USD is above " + Guardrail.plain(mostUsd));
    }
}
