package gammadesk.analytics.exposure;

import gammadesk.analytics.market.OptionType;
import java.util.List;

/** What is assumed of the dealers' side. Shown wherever a number depends on it. */
public sealed interface DealerConvention permits SignConvention, FlowInferred {
    /** A short name for files and command lines. */
    String key();

    /** For titles and exports. */
    String sentence();

    /**
     * The dealers' position in one instrument, coin, positive when they are long; NaN when its size is unknown.
     *
     * @param instrument the venue's name
     * @param type call or put
     * @param weighting what counts as its size
     * @param openInterest coin
     * @param volume24h coin
     */
    double dealerCoin(String instrument, OptionType type, Weighting weighting, double openInterest, double volume24h);

    /** Every convention that can be told without a record of trades. */
    static List<DealerConvention> withoutRecord() {
        return List.of(SignConvention.values());
    }

    /** Every convention, the inferred one last. */
    static List<DealerConvention> all(DealerInventory inventory) {
        return List.of(
                SignConvention.NAIVE,
                SignConvention.INVERTED,
                SignConvention.CUSTOMER_BOUGHT,
                new FlowInferred(inventory, FlowSelection.EVERYTHING));
    }
}
