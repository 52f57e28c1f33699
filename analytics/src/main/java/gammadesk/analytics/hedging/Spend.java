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
            return "notional " + notionalUsd + " of " + limit.notionalUsd + " USD";
        }
        if (!(contracts <= limit.contracts)) {
            return "contracts " + contracts + " of " + limit.contracts;
        }
        if (!(feesUsd <= limit.feesUsd)) {
            return "fees " + feesUsd + " of " + limit.feesUsd + " USD";
        }
        if (!(deltaCoin <= limit.deltaCoin)) {
            return "delta " + deltaCoin + " of " + limit.deltaCoin + " coin";
        }
        return vegaUsd <= limit.vegaUsd ? "" : "vega " + vegaUsd + " of " + limit.vegaUsd + " USD per point";
    }
}
