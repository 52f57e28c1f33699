package gammadesk.analytics.hedging;

/**
 * What an execution uses up of a budget; also the budget's own limits. Each part is counted without sign.
 *
 * @param notionalUsd at the index
 * @param contracts options and futures, coin
 * @param feesUsd fees and the spread paid
 * @param deltaCoin change of delta
 * @param vegaUsd change of vega, USD per vol point
 */
public record Spend(double notionalUsd, double contracts, double feesUsd, double deltaCoin, double vegaUsd) {
    /** Nothing. */
    public static final Spend NONE = new Spend(0, 0, 0, 0, 0);

    public Spend {
        notionalUsd = Math.abs(notionalUsd);
        contracts = Math.abs(contracts);
        feesUsd = Math.abs(feesUsd);
        deltaCoin = Math.abs(deltaCoin);
        vegaUsd = Math.abs(vegaUsd);
    }

    /** Both together. */
    public Spend plus(Spend other) {
        return new Spend(
                notionalUsd + other.notionalUsd,
                contracts + other.contracts,
                feesUsd + other.feesUsd,
                deltaCoin + other.deltaCoin,
                vegaUsd + other.vegaUsd);
    }

    /** Which part goes beyond a limit, empty text if none does. Something that is not a number goes beyond any. */
    public String beyond(Spend limit) {
        if (!(notionalUsd <= limit.notionalUsd)) {
            return "notional " + Guardrail.plain(notionalUsd) + " of " + Guardrail.plain(limit.notionalUsd) + " USD";
        }
        if (!(contracts <= limit.contracts)) {
            return "contracts " + Guardrail.plain(contracts) + " of " + Guardrail.plain(limit.contracts);
        }
        if (!(feesUsd <= limit.feesUsd)) {
            return "fees " + Guardrail.plain(feesUsd) + " of " + Guardrail.plain(limit.feesUsd) + " USD";
        }
        if (!(deltaCoin <= limit.deltaCoin)) {
            return "delta " + Guardrail.plain(deltaCoin) + " of " + Guardrail.plain(limit.deltaCoin) + " coin";
        }
        return vegaUsd <= limit.vegaUsd
                ? ""
                : "vega " + Guardrail.plain(vegaUsd) + " of " + Guardrail.plain(limit.vegaUsd) + " USD per point";
    }
}
