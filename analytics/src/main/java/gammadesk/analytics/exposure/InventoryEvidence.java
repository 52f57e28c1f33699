package gammadesk.analytics.exposure;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.ExpiryChain;

/**
 * How much a flow-inferred inventory rests on.
 *
 * @param sinceMillis when the record began
 * @param trades option trades and combo legs seen
 * @param missed trades that the venue's numbering says happened and that never came
 * @param openInterestCoin of the chain
 * @param explainedCoin the dealers' positions that the record gives, without sign, each at most its open interest
 * @param bounded instruments whose record exceeded their open interest
 */
public record InventoryEvidence(
        long sinceMillis, long trades, long missed, double openInterestCoin, double explainedCoin, int bounded) {
    /** Weighs a record against a chain. */
    public static InventoryEvidence of(FlowInferred convention, ChainSnapshot chain) {
        double openInterest = 0;
        double explained = 0;
        long missed = 0;
        int bounded = 0;
        for (ExpiryChain expiry : chain.expiries()) {
            openInterest += expiry.openInterest().sum();
            for (int row = 0; row < expiry.size(); row++) {
                InstrumentFlow flow =
                        convention.inventory().flow(expiry.instruments().get(row));
                double size = Math.abs(flow.dealerCoin(convention.selection()));
                double limit = known(expiry.openInterest().get(row));
                explained += Math.min(size, limit);
                bounded += size > limit ? 1 : 0;
                missed += flow.missed();
            }
        }
        DealerInventory inventory = convention.inventory();
        return new InventoryEvidence(
                inventory.startMillis(), inventory.counts().trades(), missed, openInterest, explained, bounded);
    }

    private static double known(double openInterest) {
        return Double.isNaN(openInterest) ? 0 : openInterest;
    }

    /** Share of the open interest of which the record knows the side, 0 .. 1; 0 where there is none. */
    public double explainedShare() {
        return openInterestCoin > 0 ? explainedCoin / openInterestCoin : 0;
    }
}
