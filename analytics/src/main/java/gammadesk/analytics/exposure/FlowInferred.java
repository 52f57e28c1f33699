package gammadesk.analytics.exposure;

import gammadesk.analytics.market.OptionType;
import java.time.Instant;

/**
 * Dealers hold the other side of what takers did: minus the signed taker size of the public trades on record, never
 * more than the open interest.
 *
 * @param inventory the record
 * @param selection which kinds of trades count
 */
public record FlowInferred(DealerInventory inventory, FlowSelection selection) implements DealerConvention {
    @Override
    public String key() {
        return "flow";
    }

    @Override
    public String sentence() {
        return "flow-inferred: minus the takers' net size since " + Instant.ofEpochMilli(inventory.startMillis())
                + selection.sentence();
    }

    /**
     * By open interest the inventory itself, bounded by it; by another size the share of that size that the takers' net
     * is of their gross. Without a trade on record, 0; NaN while the size is unknown.
     */
    @Override
    public double dealerCoin(
            String instrument, OptionType type, Weighting weighting, double openInterest, double volume24h) {
        InstrumentFlow flow = inventory.flow(instrument);
        double dealer = flow.dealerCoin(selection);
        if (weighting == Weighting.Listed.OPEN_INTEREST) {
            return Double.isNaN(openInterest)
                    ? Double.NaN
                    : Math.clamp(dealer, -Math.abs(openInterest), Math.abs(openInterest));
        }
        double size = weighting.coin(instrument, openInterest, volume24h);
        return flow.grossCoin() > 0 ? dealer / flow.grossCoin() * size : 0;
    }
}
